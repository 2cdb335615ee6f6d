import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Assessment, Question, QuestionResult } from '@/api/types';
import { renderPage } from '@/testing/render';
import { Quiz } from './Quiz';
import { QuizResult } from './QuizResult';

const question = (changes: Partial<Question> & Pick<Question, 'question_type'>): Question => ({
  question_id: changes.question_type,
  question_text: `A question of type ${changes.question_type}`,
  concept_id: 'photosynthesis',
  points_possible: 1,
  ...changes,
});

const options = [
  { option_id: 'a', text: 'Light' },
  { option_id: 'b', text: 'Water' },
];

const assessment: Assessment = {
  assessment_id: 'asm_1',
  title: 'Leaf check',
  class_id: 'class_001',
  time_limit_minutes: 10,
  adjusted_time_limit_minutes: 15,
  changeable: false,
  items: [],
  questions: [
    question({ question_type: 'multiple_choice', options }),
    question({ question_type: 'true_false' }),
    question({ question_type: 'multiple_select', options }),
    question({ question_type: 'numeric', unit: 'cm' }),
    question({
      question_type: 'matching',
      left: ['Xylem'],
      right: ['Carries water', 'Lets gas in'],
    }),
    question({ question_type: 'constructed_response' }),
  ],
};

const graded = {
  grading_id: 'grd_1',
  submission_id: 'sub_1',
  student_id: 'student_001',
  assessment_id: 'asm_1',
  total_points_earned: 4,
  total_points_possible: 6,
  score_percentage: 66.7,
  question_results: [],
  mastery: [],
  graded_at: '2026-03-02T10:43:00Z',
};

const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const quiz = () => renderPage(<Quiz assessment={assessment} studentId="student_001" />);

beforeEach(() => {
  sessionStorage.clear();
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

it('takes an answer of every type and hands them in with times and one key over a retry', async () => {
  const user = userEvent.setup();
  fetched
    .mockRejectedValueOnce(new TypeError('network'))
    .mockImplementation(() => Promise.resolve(Response.json({ graded_assessment: graded })));
  quiz();
  const next = () => user.click(screen.getByRole('button', { name: 'Next' }));
  await user.click(screen.getByRole('radio', { name: 'Water' }));
  await next();
  await user.click(screen.getByRole('radio', { name: 'False' }));
  await next();
  await user.click(screen.getByRole('checkbox', { name: 'Light' }));
  await user.click(screen.getByRole('checkbox', { name: 'Water' }));
  await next();
  await user.type(screen.getByRole('textbox', { name: /numeric/ }), '3.2');
  await next();
  await user.selectOptions(screen.getByLabelText('Match for Xylem'), 'Carries water');
  await next();
  await user.type(screen.getByRole('textbox', { name: /constructed/ }), 'It respires.');
  await user.click(screen.getByRole('button', { name: 'Hand in' }));

  expect(await screen.findByText('Leaf check: handed in', {}, { timeout: 5_000 })).toBeVisible();
  expect(screen.getByText('67%')).toBeVisible();
  expect(fetched).toHaveBeenCalledTimes(2);
  const requests = fetched.mock.calls.map(([, init]) => ({
    key: new Headers(init.headers).get('Idempotency-Key'),
    body: JSON.parse(init.body as string) as { responses: Record<string, unknown>[] },
  }));
  expect(requests[0]?.key).toMatch(/^[0-9a-f]{32}$/);
  expect(requests[1]).toEqual(requests[0]);
  expect(requests[0]?.body.responses.map(({ answer }) => answer)).toEqual([
    'b',
    false,
    ['a', 'b'],
    '3.2',
    { Xylem: 'Carries water' },
    'It respires.',
  ]);
  for (const { response_time_ms } of requests[0]?.body.responses ?? []) {
    expect(response_time_ms).toEqual(expect.any(Number));
  }
  expect(sessionStorage).toHaveLength(0);
});

it('finds its answers again after a reload, without a name beside them', async () => {
  const user = userEvent.setup();
  const first = quiz();
  await user.click(screen.getByRole('radio', { name: 'Water' }));
  first.unmount();
  expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('student_001');
  quiz();
  expect(screen.getByRole('radio', { name: 'Water' })).toBeChecked();
});

it('hands in the same body under the same key when it was reloaded before an answer came', async () => {
  const user = userEvent.setup();
  const only = { ...assessment, questions: assessment.questions.slice(0, 1) };
  fetched.mockImplementation(() => Promise.resolve(new Response(null, { status: 409 })));
  const first = renderPage(<Quiz assessment={only} studentId="student_001" />);
  await user.click(screen.getByRole('radio', { name: 'Water' }));
  await user.click(screen.getByRole('button', { name: 'Hand in' }));
  expect(await screen.findByRole('alert')).toBeVisible();
  first.unmount();
  renderPage(<Quiz assessment={only} studentId="student_001" />);
  await user.click(screen.getByRole('button', { name: 'Hand in' }));
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(2));
  const [before, after] = fetched.mock.calls.map(([, init]) => [
    new Headers(init.headers).get('Idempotency-Key'),
    init.body,
  ]);
  expect(after).toEqual(before);
});

it('runs for as long as her own plan gives her', () => {
  quiz();
  expect(screen.getByRole('timer')).toHaveTextContent('15 min left');
});

it('keeps the answers when it cannot be handed in', async () => {
  const user = userEvent.setup();
  fetched.mockImplementation(() =>
    Promise.resolve(Response.json({ title: 'This assessment is closed.' }, { status: 422 })),
  );
  renderPage(
    <Quiz
      assessment={{ ...assessment, questions: assessment.questions.slice(0, 1) }}
      studentId="student_001"
    />,
  );
  await user.click(screen.getByRole('radio', { name: 'Light' }));
  await user.click(screen.getByRole('button', { name: 'Hand in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('This assessment is closed.');
  expect(screen.getByRole('radio', { name: 'Light' })).toBeChecked();
});

it('lets her ask for a teacher where she doubts a grade', async () => {
  const result: QuestionResult = {
    question_id: 'q1',
    concept_id: 'photosynthesis',
    points_earned: 0,
    points_possible: 1,
    correct: false,
    feedback: 'Not right yet.',
    graded_by: 'rules-1',
    confidence: 1,
    needs_review: false,
    question_type: 'true_false',
    question_text: 'Roots eat soil',
    answer: true,
    response_time_ms: null,
    criteria: [],
    usage: null,
  };
  fetched.mockResolvedValue(Response.json({ status: 'success' }));
  renderPage(
    <QuizResult
      title="Leaf check"
      questions={[]}
      graded={{ ...graded, concept_scores: {}, cost: 0, question_results: [result] }}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: /Ask your teacher.*Roots eat soil/ }));
  expect(await screen.findByText('your teacher will look at it')).toBeInTheDocument();
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/api/students/students/student_001/gradings/grd_1/ask-review');
  expect(JSON.parse(init?.body as string)).toEqual({ question_id: 'q1' });
});
