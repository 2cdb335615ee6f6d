import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Assessment, AssessmentSummary, Job } from '@/api/types';
import { FakeSocket } from '@/testing/FakeSocket';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { BatchPage } from './BatchPage';

const dashboard = sampleDashboard();
const [ada] = dashboard.students;
const assessment = {
  assessment_id: 'quiz_1',
  title: 'Leaf check',
  questions: [
    {
      question_id: 'q1',
      question_text: 'Plants breathe.',
      question_type: 'true_false',
      concept_id: 'photosynthesis',
      points_possible: 1,
    },
  ],
} as unknown as Assessment;

const job = (change: Partial<Job>): Job => ({
  job_id: 'job_1',
  kind: 'batch_grade',
  class_id: dashboard.class.class_id,
  status: 'queued',
  stage: null,
  stages: [],
  completed_stages: [],
  progress: 0,
  message: '',
  error: null,
  created_at: '2026-03-02T10:00:00Z',
  started_at: null,
  finished_at: null,
  result: null,
  ...change,
});

let jobs: Job[] = [];
let sent: unknown[] = [];

beforeEach(() => {
  jobs = [];
  sent = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const answer = () => {
      if (path.endsWith('/batch-grade')) {
        sent.push(JSON.parse(init.body as string));
        return { job: job({}) };
      }
      if (path.includes('/pipeline/jobs')) return { jobs };
      if (path.includes('/submissions'))
        return {
          job_id: 'job_1',
          assessment_id: 'quiz_1',
          tally: { graded: 1, unchanged: 1, failed: 1, waiting: 0 },
          submissions: [
            {
              position: 0,
              student_id: ada?.student_id,
              status: 'graded',
              grading_id: 'g',
              error: null,
            },
            {
              position: 1,
              student_id: 'gone',
              status: 'failed',
              grading_id: null,
              error: 'Not in this class.',
            },
            {
              position: 2,
              student_id: ada?.student_id,
              status: 'unchanged',
              grading_id: 'g',
              error: null,
            },
          ],
          next_cursor: null,
        };
      if (path.includes('/pipeline/status')) return { job: job({}) };
      if (path.endsWith('/quiz_1')) return { assessment };
      return {
        assessments: [{ assessment_id: 'quiz_1', title: 'Leaf check' } as AssessmentSummary],
        next_cursor: null,
      };
    };
    return Promise.resolve(Response.json(answer()));
  });
});

it('says which rows cannot be graded before it sends the others', async () => {
  renderInClass(<BatchPage />, dashboard);
  const box = await screen.findByLabelText('Or paste it here');
  await userEvent.click(box);
  await userEvent.paste(`student,q1\n${ada?.student_name},yes\nNobody,true\n`);
  expect(screen.getByText('1 of 2 rows can be graded; 1 cannot and is left out.')).toBeVisible();
  const bad = screen.getByRole('table', { name: 'Rows that cannot be graded' });
  expect(within(bad).getByText(/nobody of this name or id/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Grade 1 row' }));
  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        class_id: dashboard.class.class_id,
        assessment_id: 'quiz_1',
        submissions: [
          { student_id: ada?.student_id, responses: [{ question_id: 'q1', answer: true }] },
        ],
        grade_again: false,
      },
    ]),
  );
  expect(box).toHaveValue('');
  expect(await screen.findByText('Waiting for its turn.')).toBeVisible();
});

it('grades what is graded and unchanged again only where that is asked for', async () => {
  renderInClass(<BatchPage />, dashboard);
  await userEvent.click(await screen.findByLabelText('Or paste it here'));
  await userEvent.paste(`student,q1\n${ada?.student_name},yes\n`);
  await userEvent.click(screen.getByLabelText(/^Grade rows again/));
  await userEvent.click(screen.getByRole('button', { name: 'Grade 1 row' }));
  await vi.waitFor(() => expect(sent).toEqual([expect.objectContaining({ grade_again: true })]));
});

it('shows what became of each row, what went wrong first', async () => {
  jobs = [job({ status: 'complete', progress: 1 })];
  renderInClass(<BatchPage />, dashboard);
  expect(await screen.findByText(/1 graded, 1 graded before and unchanged, 1 not/)).toBeVisible();
  const rows = await screen.findAllByRole('row');
  expect(rows[1]).toHaveTextContent('Not in this class.');
  expect(screen.getByRole('link', { name: `Graded: ${ada?.student_name}` })).toHaveAttribute(
    'href',
    `/classes/${dashboard.class.class_id}/students/${ada?.student_id}`,
  );
  expect(screen.getAllByRole('link', { name: 'Results by question' }).at(-1)).toHaveAttribute(
    'href',
    `/classes/${dashboard.class.class_id}/results?assessment=quiz_1`,
  );
});
