import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { AnswerToSave, Question, QuestionResult, Session } from '@/api/types';
import { SessionContext, useSessionQuery } from '@/api/useSession';
import { renderPage } from '@/testing/render';
import type { AttemptShown } from './api';
import { Ended } from './Ended';
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

const attempt: AttemptShown = {
  attempt_id: 'att_1',
  assignment_id: 'asg_1',
  assessment_id: 'asm_1',
  title: 'Leaf check',
  number: 1,
  attempts_allowed: 1,
  state: 'open',
  started_at: '2026-03-02T10:30:00Z',
  server_time: '2026-03-02T10:30:01Z',
  deadline: '2026-03-02T10:45:00Z',
  seconds_left: 899,
  endsAt: performance.now() + 899_000,
  ahead: Date.parse('2026-03-02T10:30:01Z') - performance.now(),
  grace_seconds: 10,
  time_limit_minutes: 15,
  closed_by: null,
  accommodations: [
    {
      code: 'extended_time',
      label: 'Extended time (×1.5)',
      automatic: true,
      detail: 'Quiz timers run half as long again.',
    },
  ],
  answers: [],
  word_banks: [],
  graded_assessment: null,
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
  concept_scores: {},
  mastery: [],
  graded_at: '2026-03-02T10:43:00Z',
  cost: 0,
};

let saved: Record<string, AnswerToSave>;
let handIns: number;
let offline: boolean;

const HER = { role: 'student', class_in_use: true } as Session;

const quiz = (changes: Partial<AttemptShown> = {}) =>
  renderPage(
    <Quiz
      attempt={{ ...attempt, endsAt: performance.now() + 899_000, ...changes }}
      studentId="student_001"
      kept={null}
    />,
  );

beforeEach(() => {
  handIns = 0;
  offline = false;
  saved = {};
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (offline) return Promise.reject(new TypeError('network'));
    if (path.endsWith('/submit')) {
      handIns += 1;
      // The first word of it is lost on the way.
      return handIns === 1
        ? Promise.reject(new TypeError('network'))
        : Promise.resolve(Response.json({ graded_assessment: graded }));
    }
    const { answers } = JSON.parse(init.body as string) as { answers: AnswerToSave[] };
    for (const answer of answers) saved[answer.question_id] = answer;
    return Promise.resolve(Response.json({ answers, seconds_left: 600 }));
  });
});

it('saves an answer of every type as it is given and hands in until it is done', async () => {
  const user = userEvent.setup();
  const { cache } = quiz();
  cache.setQueryData(['attempt', 'att_1'], attempt);
  const next = () => user.click(screen.getByRole('button', { name: 'Next' }));
  await user.click(screen.getByRole('radio', { name: 'Water' }));
  await vi.waitFor(() => expect(saved.multiple_choice?.answer).toBe('b'));
  expect(await screen.findByText('Saved')).toBeVisible();
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
  await vi.waitFor(() => expect(handIns).toBe(2), { timeout: 5_000 });
  expect(Object.values(saved).map(({ answer }) => answer)).toEqual([
    'b',
    false,
    ['a', 'b'],
    '3.2',
    { Xylem: 'Carries water' },
    'It respires.',
  ]);
  await vi.waitFor(() =>
    expect(cache.getQueryData<AttemptShown>(['attempt', 'att_1'])?.state).toBe('closed'),
  );
}, 60_000);

it('says in words where the answers are while there is no connection', async () => {
  offline = true;
  const user = userEvent.setup();
  quiz();
  await user.click(screen.getByRole('radio', { name: 'Water' }));
  // This browser of the tests keeps nothing.
  expect(await screen.findByText('Not saved: leave this page open')).toBeVisible();
});

it('shows what her plan gives her and the time by the server', () => {
  quiz();
  expect(screen.getByText('For you: Extended time (×1.5)')).toBeVisible();
  expect(screen.getByRole('timer')).toHaveTextContent('15 min left');
});

it('says aloud how much time is left at most, also to who comes back with less', () => {
  quiz({ seconds_left: 110, endsAt: performance.now() + 110_000 });
  expect(screen.getByRole('timer')).toHaveTextContent('2 min left');
  expect(screen.getByText('No more than 5 minutes left')).toBeInTheDocument();
  expect(screen.queryByText('5 minutes left')).toBeNull();
});

it('puts the words of the topic beside each question of it and leaves the others as they are', async () => {
  const user = userEvent.setup();
  const words = [
    { word: 'chlorophyll', meaning: 'it makes leaves green' },
    { word: 'stoma', meaning: null },
  ];
  const other = question({ question_type: 'numeric', concept_id: 'ecosystems' });
  quiz({
    word_banks: [
      { concept_id: 'photosynthesis', concept_name: 'Photosynthesis', words },
      { concept_id: 'ecosystems', concept_name: 'Ecosystems', words: [] },
    ],
    questions: [question({ question_type: 'true_false' }), other],
  });
  expect(screen.getByText('Word bank: Photosynthesis')).toBeVisible();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'chlorophyll: it makes leaves green',
    'stoma',
  ]);
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(screen.queryByText(/^Word bank/)).toBeNull();
});

it('sends her to her teacher for what the page cannot give', () => {
  quiz({
    accommodations: [
      ...attempt.accommodations,
      { code: 'word_bank', label: 'Word bank', automatic: false, detail: 'Hand out the words.' },
    ],
  });
  expect(
    screen.getByText('For you: Extended time (×1.5). Ask your teacher for: Word bank'),
  ).toBeVisible();
});

it('does not hand in by a double click on "Next" before the last question', async () => {
  const user = userEvent.setup();
  quiz({ questions: attempt.questions.slice(0, 2) });
  await user.dblClick(screen.getByRole('button', { name: 'Next' }));
  expect(screen.getByText('Question 2 of 2')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Hand in' })).toBeEnabled();
  expect(handIns).toBe(0);
});

it('hands in by itself when the time is up', async () => {
  quiz({ endsAt: performance.now() });
  expect(screen.getByRole('timer')).toHaveTextContent('Time is up');
  await vi.waitFor(() => expect(handIns).toBeGreaterThan(0));
});

it.each([
  [true, /1 answer could not be sent in time.*ask your teacher for more time/],
  [false, /1 answer could not be sent in time.*kept on this device\. Your class is over/],
])('says what came too late and that it is still here, class in use: %s', (class_in_use, words) => {
  renderPage(
    <SessionContext value={{ ...HER, class_in_use }}>
      <Ended
        attempt={{ ...attempt, state: 'closed', closed_by: 'time', graded_assessment: graded }}
        kept={{ answers: { q1: { answer: 'a', sequence: 3, spentMs: 0 } }, handIn: false }}
      />
    </SessionContext>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent(words);
});

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
  regraded: null,
};

const resultFor = (session: Session, of = result) =>
  renderPage(
    <SessionContext value={session}>
      <QuizResult
        title="Leaf check"
        questions={[]}
        graded={{ ...graded, question_results: [of] }}
      />
    </SessionContext>,
  );

it('lets her ask for a teacher where she doubts a grade', async () => {
  const asked = new Map<string, unknown>();
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.set(path, JSON.parse(init.body as string));
    return Promise.resolve(Response.json({ status: 'success' }));
  });
  resultFor(HER);
  await userEvent.click(screen.getByRole('button', { name: /Ask your teacher.*Roots eat soil/ }));
  expect(await screen.findByText('your teacher will look at it')).toBeInTheDocument();
  expect(asked.get('/api/students/students/student_001/gradings/grd_1/ask-review')).toEqual({
    question_id: 'q1',
  });
});

it('offers and promises no teacher where all her classes are over', () => {
  resultFor({ ...HER, class_in_use: false }, { ...result, needs_review: true });
  expect(screen.getByText('Roots eat soil')).toBeVisible();
  expect(screen.queryByText(/your teacher/i)).toBeNull();
});

it('tells a student who graded her answer without the version of what judged it', () => {
  resultFor(HER, { ...result, graded_by: 'minilm-l6-v2+precedents-6', confidence: 0.95 });
  expect(screen.getByText(/Graded by the computer/)).not.toHaveTextContent(/minilm|sure/);
});

it('asks whether there is a teacher left whenever a result is opened', async () => {
  const sessions = [HER, { ...HER, class_in_use: false }];
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ session: sessions.shift() })));
  renderPage(<Opened />);
  await screen.findByText('Roots eat soil');
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: /Ask your teacher/ })).toBeNull(),
  );
});

/** As the page is: who she is was asked before. */
function Opened() {
  const { data } = useSessionQuery();
  return data?.session ? (
    <SessionContext value={data.session}>
      <QuizResult
        title="Leaf check"
        questions={[]}
        graded={{ ...graded, question_results: [result] }}
      />
    </SessionContext>
  ) : null;
}

it('goes on at the first question without an answer and leads back to every other', async () => {
  const user = userEvent.setup();
  const answer = (question_id: string, given: string | boolean) => ({
    question_id,
    answer: given,
    sequence: 1,
    response_time_ms: 0,
  });
  quiz({ answers: [answer('multiple_choice', 'b'), answer('multiple_select', '')] });
  expect(screen.getByText('Question 2 of 6')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Question 2, no answer yet' })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await user.click(screen.getByRole('button', { name: 'Question 1, answered' }));
  expect(screen.getByRole('heading', { name: 'Question 1 of 6' })).toHaveFocus();
  expect(screen.getByRole('radio', { name: 'Water' })).toBeChecked();
});

it('goes on at the last question where all have an answer', () => {
  const questions = attempt.questions.slice(0, 2);
  const answers = [
    { question_id: 'multiple_choice', answer: 'b', sequence: 1, response_time_ms: 0 },
    { question_id: 'true_false', answer: false, sequence: 1, response_time_ms: 0 },
  ];
  quiz({ questions, answers });
  expect(screen.getByText('Question 2 of 2')).toBeVisible();
});
