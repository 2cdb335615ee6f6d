import { expect, isLive, test } from './fixtures';

interface Stored {
  assessment: { questions: { question_id: string; question_type: string }[] };
}

test('a table of answers is checked, graded and linked to its results', async ({
  windowOf,
  terminal,
}) => {
  const quiz = 'class_001_ecosystems_check';
  const { assessment } = (await (await terminal.get(`/api/assessments/${quiz}`)).json()) as Stored;
  const number = assessment.questions.find(({ question_type }) => question_type === 'numeric');
  const asked = number ?? assessment.questions.at(-1);
  const page = await windowOf('teacher');
  await page.goto('/classes/class_001/results');
  await isLive(page);
  await page.getByRole('link', { name: 'Grade from a table…' }).click();
  await page.getByLabel('Assessment').selectOption(quiz);
  await page
    .getByLabel('Or paste it here')
    .fill(`student,${asked?.question_id ?? ''}\nstudent_005,3\nstudent_006,4\nNobody,5\n`);
  await expect(
    page.getByText('2 of 3 rows can be graded; 1 cannot and is left out.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Grade 2 rows' }).click();
  await expect(page.getByText('2 graded, 0 not.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Graded: / })).toHaveCount(2);
  await page.getByRole('link', { name: 'Results by question' }).last().click();
  await expect(page).toHaveURL(new RegExp(`results\\?assessment=${quiz}`));
});
