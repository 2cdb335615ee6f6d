import type { Page } from '@playwright/test';
import { expect, isLive, test } from './fixtures';

const CLASS = '/api/students/classes/class_001';
const QUIZ = 'class_001_ecosystems_quiz';

/** Assigned to the demo student alone. */
const FOR_HER = { assessment_id: QUIZ, student_ids: ['student_001'] };

interface Made {
  assignment: { assignment_id: string };
}

interface Progress {
  students: { attempt_id: string; grading_id: string }[];
}

/** Chooses an answer to the first of four questions, passes over the others and hands in. */
async function handIn(student: Page, choice: number) {
  await student.getByRole('radio').nth(choice).check();
  await expect(student.getByText('Saved', { exact: true })).toBeVisible();
  for (let question = 2; question <= 4; question += 1) {
    await student.getByRole('button', { name: 'Next' }).click();
    await student.getByRole('heading', { name: `Question ${question} of 4` }).waitFor();
  }
  await student.getByRole('button', { name: 'Hand in' }).click();
}

test('a teacher who has an answer open sees what the student makes of it in a reopened attempt, and decides about that', async ({
  windowOf,
  terminal,
}) => {
  const made = await terminal.post(`${CLASS}/assignments`, { data: FOR_HER });
  const { assignment_id } = ((await made.json()) as Made).assignment;
  const path = `${CLASS}/assignments/${assignment_id}`;
  const student = await windowOf('student');
  await student.goto(`/me/assignments/${assignment_id}`);
  await student.getByRole('button', { name: 'Start now' }).click();
  await handIn(student, 0);
  await student.getByRole('heading', { name: /: handed in$/ }).waitFor();

  const progress = await terminal.get(`${path}/progress`);
  const [taken] = ((await progress.json()) as Progress).students;
  if (!taken) throw new Error('nobody took it');
  const teacher = await windowOf('teacher');
  await teacher.goto(`/classes/class_001/reviews/${taken.grading_id}/ecosystems_1`);
  await isLive(teacher);
  await teacher.getByLabel('What the student reads').fill('Think again');

  await terminal.post(`${path}/attempts/${taken.attempt_id}/extend`, {
    data: { minutes: 10, reason: 'She asked for it.' },
  });
  await student.goto(`/me/attempts/${taken.attempt_id}`);
  await student.getByRole('button', { name: 'Question 1, answered' }).click();
  await handIn(student, 1);
  await expect(
    teacher.getByText('has changed this answer: this is the new one.', { exact: false }),
  ).toBeVisible();
  await expect(teacher.getByLabel('What the student reads')).not.toHaveValue('Think again');
  await expect(teacher.getByRole('heading', { name: 'What the grade was before' })).toHaveCount(0);
  await teacher.getByRole('button', { name: /^Accept/ }).click();
  await expect(teacher.getByText('Decided by a teacher')).toBeVisible();
});

test('what came in another way than on her page reads as handed in there', async ({
  windowOf,
  terminal,
}) => {
  await terminal.post(`${CLASS}/assignments`, { data: FOR_HER });
  const student = await windowOf('student');
  const newest = student.getByRole('link', { name: /^(Start|Start again): Ecosystems/ });
  await expect(newest.first()).toHaveText('Start');
  await terminal.post('/api/assessments/submit', {
    data: {
      assessment_id: QUIZ,
      student_id: 'student_001',
      responses: [{ question_id: 'ecosystems_2', answer: true }],
    },
  });
  await expect(newest.first()).toHaveText('Start again');
});
