import { expect, isLive, test } from './fixtures';

const QUIZ = 'class_001_photosynthesis_check';

interface Stored {
  assessment: {
    questions: {
      question_id: string;
      question_text: string;
      question_type: string;
      correct_answer: string;
      options: { option_id: string; text: string }[];
    }[];
  };
}

test('a corrected key is tried, done, seen everywhere and taken back', async ({
  windowOf,
  terminal,
}) => {
  const read = async () =>
    (await (await terminal.get(`/api/assessments/${QUIZ}`)).json()) as Stored;
  const question = (await read()).assessment.questions.find(
    ({ question_type }) => question_type === 'multiple_choice',
  );
  if (!question) throw new Error('the sample quiz has no multiple choice');
  const other = question.options.find(({ option_id }) => option_id !== question.correct_answer);
  const page = await windowOf('teacher');
  const second = await windowOf('teacher');
  for (const window of [page, second]) {
    await window.goto(`/classes/class_001/results?assessment=${QUIZ}`);
    await isLive(window);
  }
  const panel = page.getByRole('region', { name: new RegExp(escaped(question.question_text)) });
  await panel.getByRole('button', { name: /^Correct the key/ }).click();
  await page.getByRole('radio', { name: other?.text ?? '', exact: true }).check();
  await expect(page.getByText(/answers? of \d+ would change/)).toBeVisible();
  await page.getByLabel('Why').fill('The key was mixed up');
  await page.getByRole('button', { name: 'Correct and grade again' }).click();
  await expect(panel.getByText(/\d+ graded again/)).toBeVisible();
  expect((await read()).assessment.questions).toContainEqual(
    expect.objectContaining({
      question_id: question.question_id,
      correct_answer: other?.option_id,
    }),
  );
  const elsewhere = second.getByRole('region', {
    name: new RegExp(escaped(question.question_text)),
  });
  await expect(elsewhere.getByText(/The key was mixed up/)).toBeVisible();
  await expect(elsewhere.getByText(`Right: ${other?.text ?? ''}`)).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText(/taken back/)).toBeVisible();
  await expect(panel.getByText(/\d+ graded again/)).toBeVisible();
  await expect
    .poll(async () => (await read()).assessment.questions.map((one) => one.correct_answer))
    .toContain(question.correct_answer);
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
