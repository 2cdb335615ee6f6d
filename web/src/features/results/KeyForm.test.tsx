import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Question, RegradePreview } from '@/api/types';
import { renderPage } from '@/testing/render';
import { KeyForm } from './KeyForm';

const question = {
  question_id: 'q1',
  question_text: 'Which gas do plants take in?',
  question_type: 'multiple_choice',
  concept_id: 'photosynthesis',
  points_possible: 1,
  correct_answer: 'a',
  options: [
    { option_id: 'a', text: 'Oxygen' },
    { option_id: 'b', text: 'Carbon dioxide' },
  ],
} as unknown as Question;

const preview: RegradePreview = {
  answers: 21,
  more: false,
  gain: 14,
  lose: 4,
  same: 0,
  kept: 3,
  waiting: 0,
  moves: [{ answer: 'b', count: 14, points_before: 0, points_after: 1, points_possible: 1 }],
};

let sent: { path: string; body: unknown; ifMatch: string | null }[] = [];
let answer: () => Response;

beforeEach(() => {
  sent = [];
  answer = () =>
    Response.json(
      { correction: { correction_id: 'cor_1' }, job: { job_id: 'job_1' } },
      { status: 202 },
    );
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path.endsWith('/preview')) return Promise.resolve(Response.json({ preview }));
    if (init.method !== 'PATCH') return Promise.resolve(Response.json({}));
    sent.push({
      path,
      body: JSON.parse(init.body as string) as unknown,
      ifMatch: new Headers(init.headers).get('If-Match'),
    });
    return Promise.resolve(answer());
  });
});

const essay = {
  question_id: 'q2',
  question_text: 'Why do leaves fall?',
  question_type: 'constructed_response',
  concept_id: 'photosynthesis',
  points_possible: 2,
  reference_answer: 'Because it is cold.',
  rubric: { criteria: [{ criterion_id: 'c1', description: 'names the cold', points: 2 }] },
} as unknown as Question;

const show = (onClose = vi.fn(), onReload = vi.fn(), asked = question) => {
  renderPage(
    <KeyForm
      assessmentId="quiz_1"
      question={asked}
      etag={'"5"'}
      onClose={onClose}
      onReload={onReload}
    />,
  );
  return { onClose, onReload };
};

it('says what a corrected key would do before it is done', async () => {
  const { onClose } = show();
  const send = screen.getByRole('button', { name: 'Correct and grade again' });
  expect(send).toBeDisabled();
  await userEvent.click(screen.getByRole('radio', { name: 'Carbon dioxide' }));
  expect(
    await screen.findByText(
      '18 answers of 21 would change: 14 gain points, 4 lose points, 3 kept because a teacher decided.',
    ),
  ).toBeVisible();
  expect(screen.getByText('14 × 0 → 1 point')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Why'), 'Mixed up');
  await userEvent.click(send);
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toEqual([
    {
      path: '/api/assessments/quiz_1/questions/q1',
      body: { correct_answer: 'b', reason: 'Mixed up' },
      ifMatch: '"5"',
    },
  ]);
});

it('says that somebody else was faster and keeps the form', async () => {
  answer = () =>
    Response.json(
      {
        title: 'Changed meanwhile',
        detail: 'This was changed by somebody else since you read it.',
      },
      { status: 412 },
    );
  const { onClose, onReload } = show();
  await userEvent.click(screen.getByRole('radio', { name: 'Carbon dioxide' }));
  await userEvent.click(screen.getByRole('button', { name: 'Correct and grade again' }));
  expect(await screen.findByText(/changed by somebody else/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show it as it is now' }));
  expect(onReload).toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});

it('takes a rubric away', async () => {
  const { onClose } = show(vi.fn(), vi.fn(), essay);
  await userEvent.click(screen.getByRole('button', { name: 'Take the rubric away' }));
  expect(screen.queryByLabelText('Rubric, line 1')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Correct and grade again' }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent.map(({ body }) => body)).toEqual([{ rubric: { criteria: [] } }]);
});
