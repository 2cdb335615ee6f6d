import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Assignment, TakerProgress } from '@/api/types';
import { affectedQueries } from '@/live/affectedQueries';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { AssignmentPage } from './AssignmentPage';
import { AssignmentsPage } from './AssignmentsPage';

const assignment: Assignment = {
  assignment_id: 'asg_1',
  assessment_id: 'asm_1',
  title: 'Leaf check',
  class_id: 'class_001',
  question_count: 4,
  whole_class: true,
  student_ids: [],
  opens_at: '2026-03-02T10:00:00Z',
  closes_at: null,
  time_limit_minutes: 10,
  attempts_allowed: 1,
  state: 'open',
  students: 3,
  working: 1,
  handed_in: 1,
  created_at: '2026-03-02T10:00:00Z',
  updated_at: '2026-03-02T10:00:00Z',
};

const taker = (changes: Partial<TakerProgress>): TakerProgress => ({
  student_id: 's1',
  student_name: 'Adaeze Bright',
  state: 'not_started',
  attempt_id: null,
  number: 0,
  answered: 0,
  questions: 4,
  started_at: null,
  deadline: null,
  last_saved_at: null,
  closed_at: null,
  closed_by: null,
  grading_id: null,
  score_percentage: null,
  needs_review: false,
  ...changes,
});

let sent: { method: string; path: string; body: unknown }[];
let keys: (string | null)[];
let ifMatch: (string | null)[];
/** Of the assignment as the server has it. */
let etag: string;
/** Whether the answer to what is sent gets lost on its way. */
let lost: boolean;

beforeEach(() => {
  sent = [];
  keys = [];
  ifMatch = [];
  etag = '"1"';
  lost = false;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const method = init.method ?? 'GET';
    if (method !== 'GET') {
      const body: unknown = JSON.parse(init.body as string);
      sent.push({ method, path, body });
      keys.push(new Headers(init.headers).get('Idempotency-Key'));
      ifMatch.push(new Headers(init.headers).get('If-Match'));
      if (lost) return Promise.reject(new TypeError('network'));
      return Promise.resolve(Response.json({ assignment }));
    }
    if (path.startsWith('/api/assessments')) {
      return Promise.resolve(
        Response.json({
          assessments: [
            {
              assessment_id: 'asm_1',
              title: 'Leaf check',
              class_id: 'class_001',
              concept_ids: [],
              question_count: 4,
              time_limit_minutes: 10,
              adjusted_time_limit_minutes: 10,
            },
          ],
          next_cursor: null,
        }),
      );
    }
    if (path.includes('/progress')) {
      return Promise.resolve(
        Response.json({
          assignment,
          server_time: '2026-03-02T10:10:00Z',
          next_cursor: null,
          students: [
            taker({}),
            taker({
              student_id: 's2',
              student_name: 'Bruno Castell',
              state: 'handed_in',
              attempt_id: 'att_2',
              number: 1,
              answered: 4,
              closed_by: 'time',
              score_percentage: 75,
            }),
            taker({
              student_id: 's3',
              student_name: 'Chiara Dorn',
              state: 'working',
              attempt_id: 'att_3',
              number: 2,
              answered: 3,
              deadline: '2026-03-02T10:14:30Z',
            }),
          ],
        }),
      );
    }
    if (path.endsWith('/assignments/asg_1')) {
      return Promise.resolve(Response.json({ assignment }, { headers: { ETag: etag } }));
    }
    return Promise.resolve(Response.json({ assignments: [assignment], next_cursor: null }));
  });
});

const show = (at: string) =>
  renderInClass(
    <Routes>
      <Route path="classes/:classId/assignments" element={<AssignmentsPage />} />
      <Route path="classes/:classId/assignments/:assignmentId" element={<AssignmentPage />} />
    </Routes>,
    sampleDashboard(),
    at,
  );

it('shows who works, with what is answered and the time that is left by the server', async () => {
  show('/classes/class_001/assignments/asg_1');
  const [, working, waiting, done] = await screen.findAllByRole('row');
  expect(working).toHaveTextContent(/Chiara Dorn.*Working \(attempt 2\).*3 of 4.*5 min/);
  expect(waiting).toHaveTextContent(/Adaeze Bright.*Not started/);
  expect(done).toHaveTextContent(/Bruno Castell.*Handed in by the clock.*4 of 4.*75.?%/);
  expect(screen.getByText('1 not started · 1 working · 1 handed in')).toBeVisible();
});

it('gives more time for a reason only', async () => {
  const user = userEvent.setup();
  show('/classes/class_001/assignments/asg_1');
  await user.click(await screen.findByRole('button', { name: 'More time for Chiara Dorn' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Give the time' }));
  expect(within(dialog).getByText('Say why; it stays on record')).toBeVisible();
  expect(sent).toEqual([]);
  await user.type(within(dialog).getByLabelText('Reason'), 'Fire drill');
  await user.click(within(dialog).getByRole('button', { name: 'Give the time' }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    method: 'POST',
    path: '/api/students/classes/class_001/assignments/asg_1/attempts/att_3/extend',
    body: { minutes: 10, reason: 'Fire drill' },
  });
});

it('gives the time once when the answer was lost and she presses again', async () => {
  const user = userEvent.setup();
  show('/classes/class_001/assignments/asg_1');
  await user.click(await screen.findByRole('button', { name: 'More time for Chiara Dorn' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Reason'), 'Fire drill');
  lost = true;
  const give = within(dialog).getByRole('button', { name: 'Give the time' });
  await user.click(give);
  await within(dialog).findByText('The time was not given.');
  lost = false;
  await user.click(give);
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toHaveLength(2);
  expect(keys[0]).not.toBeNull();
  expect(keys[1]).toBe(keys[0]);
});

it('assigns what a link names, to the whole class at once', async () => {
  const user = userEvent.setup();
  show('/classes/class_001/assignments?assign=asm_1');
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('button', { name: 'Assign' }));
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toEqual({ assessment_id: 'asm_1', attempts_allowed: 1 });
  expect(await screen.findByRole('heading', { name: 'Leaf check' })).toBeVisible();
});

it('does not overwrite what a colleague changed while the form was open', async () => {
  const user = userEvent.setup();
  const { cache } = show('/classes/class_001/assignments/asg_1');
  await user.click(await screen.findByRole('button', { name: 'Change' }));
  const dialog = await screen.findByRole('dialog');
  const save = await within(dialog).findByRole('button', { name: 'Save' });
  etag = '"2"';
  const told = affectedQueries({
    type: 'assignment_update',
    offset: 2,
    timestamp: '2026-03-02T10:11:00Z',
    class_id: 'class_001',
    assignment_id: 'asg_1',
    assessment_id: 'asm_1',
    title: 'Leaf check',
    state: 'changed',
    due: null,
  });
  await Promise.all(told.map((queryKey) => cache.invalidateQueries({ queryKey })));
  await user.click(save);
  await vi.waitFor(() => expect(ifMatch).toEqual(['"1"']));
});
