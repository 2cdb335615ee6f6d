import type { APIRequestContext, Page } from '@playwright/test';
import { expect, isLive, test } from './fixtures';

/** As a program of the demo teacher would. */
async function make<T>(terminal: APIRequestContext, path: string, data: object): Promise<T> {
  const made = await terminal.post(path, { data });
  expect(made.ok(), await made.text()).toBe(true);
  return (await made.json()) as T;
}

async function newClass(terminal: APIRequestContext, name: string) {
  const { class: made } = await make<{ class: { class_id: string } }>(
    terminal,
    '/api/students/classes',
    {
      class_name: name,
      subject: 'Biology',
      grade_level: 8,
      concept_ids: ['photosynthesis'],
    },
  );
  const { student } = await make<{ student: { student_id: string } }>(
    terminal,
    '/api/students/students',
    { student_name: 'Leaver Lou', grade_level: 8, class_id: made.class_id },
  );
  return { classId: made.class_id, studentId: student.student_id };
}

const PAGES = [
  '',
  '?change',
  '/plan',
  '/assignments?assign=',
  '/reviews',
  '/results',
  '/results/batch',
  '/assessments',
  '/assessments/new',
  '/sign-ins',
];
const ACTIONS =
  /^(Add students|Alert settings|Archive|Assign|Build an assessment|Change the class|Choose .*|Generate Recommendations|Give .*|Make a class plan|Save|Sign-ins|Teachers)$/;

/** No page of an archived class shows a button that the server would refuse. */
async function offersNothing(page: Page, classId: string, studentId: string) {
  for (const path of [...PAGES, `/students/${studentId}`]) {
    await page.goto(`/classes/${classId}${path}`);
    await expect(page.getByText(/^This class was archived on/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
    for (const role of ['button', 'link'] as const) {
      await expect(page.getByRole(role, { name: ACTIONS })).toHaveCount(0);
    }
  }
}

test('a class is archived and brought back under the eyes of all who look at it', async ({
  windowOf,
  terminal,
}) => {
  const name = `Year 8 ${Date.now()}`;
  const { classId, studentId } = await newClass(terminal, name);
  const page = await windowOf('teacher');
  const other = await windowOf('teacher');
  for (const window of [page, other]) {
    await window.goto(`/classes/${classId}`);
    await isLive(window);
  }
  await page.getByRole('tab', { name: 'Class' }).click();
  await page.getByRole('link', { name: 'Archive' }).click();
  const dialog = page.getByRole('dialog', { name: `Archive ${name}?` });
  await dialog.getByRole('button', { name: 'Archive the class' }).click();
  await expect(dialog).toHaveCount(0);
  for (const window of [page, other]) {
    await expect(window.getByText(/^This class was archived on/)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Add students' })).toHaveCount(0);
  await offersNothing(page, classId, studentId);

  await page.goto('/classes');
  await expect(page.getByRole('link', { name: 'Period 3 Biology' })).toBeVisible();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show archived classes' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  for (const window of [page, other]) {
    await expect(window.getByText(/^This class was archived on/)).toHaveCount(0);
  }
  await page.goto('/classes');
  await expect(page.getByRole('link', { name })).toBeVisible();
});

test('what a student has under way when her class is archived is handed in with what she had answered', async ({
  terminal,
  browser,
  server,
}) => {
  const { classId, studentId } = await newClass(terminal, `Year 8 late ${Date.now()}`);
  const { assessment } = await make<{ assessment: { assessment_id: string } }>(
    terminal,
    '/api/assessments',
    { class_id: classId, title: 'The last one', questions: [{ item_id: 'itm_photosynthesis_1' }] },
  );
  const { assignment } = await make<{ assignment: { assignment_id: string } }>(
    terminal,
    `/api/students/classes/${classId}/assignments`,
    { assessment_id: assessment.assessment_id },
  );
  const { sign_ins } = await make<{ sign_ins: { login: string; password: string }[] }>(
    terminal,
    `/api/students/classes/${classId}/sign-ins`,
    { student_ids: [studentId] },
  );
  const context = await browser.newContext({ baseURL: server.url });
  const student = await context.newPage();
  await student.goto('/');
  await student.getByLabel('Login').fill(sign_ins[0]?.login ?? '');
  await student.locator('input[name="password"]').fill(sign_ins[0]?.password ?? '');
  await student.getByRole('button', { name: 'Sign in', exact: true }).click();
  await student.getByRole('heading', { name: /^Hello, Leaver/ }).waitFor();
  await student.goto(`/me/assignments/${assignment.assignment_id}`);
  await student.getByRole('button', { name: 'Start now' }).click();
  await student.getByRole('heading', { name: 'Question 1 of 1' }).waitFor();
  await student.getByRole('radio').or(student.getByRole('checkbox')).first().check();
  await expect(student.getByText('Saved', { exact: true })).toBeVisible();
  await isLive(student);

  const archived = await terminal.patch(`/api/students/classes/${classId}`, {
    data: { archived: true },
  });
  expect(archived.status()).toBe(200);
  await expect(student.getByRole('heading', { name: /: handed in$/ })).toBeVisible({
    timeout: 45_000,
  });
  await context.close();
});
