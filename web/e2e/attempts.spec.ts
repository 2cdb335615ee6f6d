import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';

const ASSIGNMENTS = '/api/students/classes/class_001/assignments';

/** Assigns the quiz to the demo student alone; its questions are of known forms. */
async function assign(terminal: APIRequestContext, settings: object = {}): Promise<string> {
  const made = await terminal.post(ASSIGNMENTS, {
    data: {
      assessment_id: 'class_001_ecosystems_quiz',
      student_ids: ['student_001'],
      ...settings,
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  return ((await made.json()) as { assignment: { assignment_id: string } }).assignment
    .assignment_id;
}

async function start(page: Page, assignmentId: string) {
  await page.goto(`/me/assignments/${assignmentId}`);
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.getByRole('heading', { name: 'Question 1 of 4' }).waitFor();
}

const saved = (page: Page) => page.getByText('Saved', { exact: true });

/** Answers what is on the screen, whatever form it has. */
async function answer(page: Page, words = 'Because plants make sugar.') {
  const choice = page.getByRole('radio').or(page.getByRole('checkbox')).first();
  const match = page.getByRole('combobox').first();
  const text = page.getByRole('textbox').first();
  await choice.or(match).or(text).first().waitFor();
  if (await choice.isVisible()) await choice.check();
  else if (await match.isVisible()) await match.selectOption({ index: 1 });
  else await text.fill(words);
}

test('assigned by a teacher, taken with a reload and an hour offline in between, handed in once, seen by her', async ({
  windowOf,
}) => {
  const teacher = await windowOf('teacher');
  await teacher.goto('/classes/class_001/assignments');
  await teacher.getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = teacher.getByRole('dialog');
  await dialog.getByLabel('Assessment').selectOption('class_001_ecosystems_quiz');
  await dialog.getByRole('radio', { name: 'some students' }).check();
  await dialog.getByRole('combobox', { name: 'Students' }).fill('Amara');
  await teacher.getByRole('option', { name: /^Amara/ }).click();
  await dialog.getByLabel('Time limit').fill('20');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(teacher.getByText('1 not started · 0 working · 0 handed in')).toBeVisible();
  const assignmentId = new URL(teacher.url()).pathname.split('/').at(-1) ?? '';

  const student = await windowOf('student');
  await start(student, assignmentId);
  await expect(student.getByRole('timer')).toHaveText('20 min left');
  await answer(student);
  await expect(saved(student)).toBeVisible();
  const row = teacher.getByRole('row', { name: /^Amara/ });
  await expect(row).toContainText('Working');
  await expect(row).toContainText('1 of 4');

  await student.reload();
  await expect(student.getByRole('radio').first()).toBeChecked();

  await student.context().setOffline(true);
  await student.getByRole('button', { name: 'Next' }).click();
  await answer(student);
  await expect(student.getByText('Saved on this device, not yet sent')).toBeVisible();
  await student.getByRole('button', { name: 'Next' }).click();
  await answer(student);
  await student.getByRole('button', { name: 'Next' }).click();
  await answer(student);
  await student.getByRole('button', { name: 'Hand in' }).click();
  await expect(student.getByText('There is no connection.', { exact: false })).toBeVisible();
  await expect(row).toContainText('1 of 4');
  await student.context().setOffline(false);
  await expect(student.getByRole('heading', { name: /: handed in$/ })).toBeVisible();

  await expect(row).toContainText('Handed in');
  await expect(row).toContainText('4 of 4');
  await expect(row).toContainText('%');
  const kept = await student.evaluate(() => indexedDB.databases());
  expect(kept.map(({ name }) => name)).toEqual(['mc-attempts']);
  expect(await keptRecords(student)).toEqual([]);
});

const keptRecords = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('mc-attempts', 1);
        opening.onerror = () => reject(new Error('not opened'));
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
        opening.onsuccess = () => {
          const all = opening.result.transaction('kept').objectStore('kept').getAll();
          all.onsuccess = () => resolve(all.result.map((one) => JSON.stringify(one)));
        };
      }),
  );

test('what only the device has survives a crash of the browser page', async ({
  windowOf,
  terminal,
}) => {
  const first = await windowOf('student');
  await start(first, await assign(terminal));
  const address = first.url();
  await first.context().setOffline(true);
  await answer(first);
  await expect(first.getByText('Saved on this device, not yet sent')).toBeVisible();
  expect((await keptRecords(first)).join()).not.toMatch(/student|Amara/);
  // The page is gone without a word; its browser stays.
  const again = await first.context().newPage();
  await first.close();
  await first.context().setOffline(false);
  await again.goto(address);
  await expect(again.getByRole('radio').first()).toBeChecked();
  await expect(saved(again)).toBeVisible();
});

test('what came too late stays on the device until the teacher opens it again', async ({
  windowOf,
  terminal,
}) => {
  const assignmentId = await assign(terminal);
  const student = await windowOf('student');
  await start(student, assignmentId);
  await student.context().setOffline(true);
  await answer(student);
  await expect(student.getByText('Saved on this device, not yet sent')).toBeVisible();
  expect((await terminal.post(`${ASSIGNMENTS}/${assignmentId}/close`)).status()).toBe(200);
  const teacher = await windowOf('teacher');
  await teacher.goto(`/classes/class_001/assignments/${assignmentId}`);
  await expect(teacher.getByRole('row', { name: /^Amara/ })).toContainText(
    'Handed in by the clock',
    { timeout: 30_000 },
  );
  await student.context().setOffline(false);
  await expect(
    student.getByText('1 answer could not be sent in time', { exact: false }),
  ).toBeVisible({ timeout: 30_000 });

  await teacher.getByRole('button', { name: /^Open again for Amara/ }).click();
  await teacher.getByLabel('Reason').fill('The network was down.');
  await teacher.getByRole('button', { name: 'Give the time' }).click();
  await expect(student.getByRole('heading', { name: 'Question 1 of 4' })).toBeVisible();
  await expect(saved(student)).toBeVisible();
  await expect(teacher.getByRole('row', { name: /^Amara/ })).toContainText('1 of 4');
});

test('signing out leaves no answers on the device', async ({ windowOf, terminal }) => {
  const student = await windowOf('student');
  await start(student, await assign(terminal));
  await student.route('**/answers', (route) => route.abort());
  await answer(student);
  await expect(student.getByText('Saved on this device, not yet sent')).toBeVisible();
  await student.getByRole('button', { name: /^Account of/ }).click();
  await student.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(student.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await keptRecords(student)).toEqual([]);
});
