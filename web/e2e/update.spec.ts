import type { BrowserContext, Page } from '@playwright/test';
import { expect, isLive, test as base } from './fixtures';
import { TwoVersions } from './twoVersions';

type Who = { role: 'teacher' } | { role: 'student'; student_id: string };

const test = base.extend<{ front: TwoVersions; contextOf: (who: Who) => Promise<BrowserContext> }>({
  front: async ({ server }, use) => {
    const front = new TwoVersions(server.url);
    await use(front);
    await front.stop();
  },
  contextOf: async ({ browser, front }, use) => {
    const address = await front.start();
    const opened: BrowserContext[] = [];
    await use(async (who) => {
      const context = await browser.newContext({ baseURL: address });
      opened.push(context);
      const signedIn = await context.request.post('/api/auth/demo', { data: who });
      expect(signedIn.status()).toBe(200);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

/** The page's own files are on the device, and it is asked for them. */
const pageIsKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    }
  });

const firstAnswer = async (student: Page) => {
  await student.getByRole('button', { name: 'Question 1, answered' }).click();
  return student.getByRole('radio').nth(1);
};

/** Of which versions the built files are that this document has loaded. */
const versionsOf = (page: Page) =>
  page.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith('/assets/'))
        .map((path) => (path.startsWith('/assets/v2-') ? 2 : 1)),
    ),
  ]);

/** Of which versions the built files are that this device keeps. */
const versionsKept = (page: Page) =>
  page.evaluate(async () => {
    const kept: Request[] = [];
    for (const name of await caches.keys()) kept.push(...(await (await caches.open(name)).keys()));
    return [
      ...new Set(
        kept
          .map(({ url }) => new URL(url).pathname)
          .filter((path) => path.startsWith('/assets/'))
          .map((path) => (path.startsWith('/assets/v2-') ? 2 : 1)),
      ),
    ];
  });

test('a new version of the server comes with the next visit, whole, and what is under way goes on', async ({
  front,
  contextOf,
  terminal,
}) => {
  const teachers = await contextOf({ role: 'teacher' });
  const students = await contextOf({ role: 'student', student_id: 'student_001' });
  const faults: string[] = [];
  for (const context of [teachers, students]) {
    context.on('response', (response) => {
      if (response.status() >= 400 && response.url().includes('/assets/'))
        faults.push(response.url());
    });
    context.on('weberror', (error) => faults.push(error.error().message));
  }
  const assigned = await terminal.post('/api/students/classes/class_001/assignments', {
    data: { assessment_id: 'class_001_ecosystems_quiz', student_ids: ['student_001'] },
  });
  const { assignment } = (await assigned.json()) as { assignment: { assignment_id: string } };

  const teacher = await teachers.newPage();
  await teacher.goto('/classes/class_001');
  await isLive(teacher);
  await pageIsKept(teacher);
  const student = await students.newPage();
  await student.goto(`/me/assignments/${assignment.assignment_id}`);
  await student.getByRole('button', { name: 'Start now' }).click();
  await student.getByRole('radio').nth(1).check();
  await expect(student.getByText('Saved', { exact: true })).toBeVisible();
  await pageIsKept(student);
  const attempt = student.url();
  await students.setOffline(true);
  await student.getByRole('button', { name: 'Next' }).click();
  await student.getByRole('radio').first().check();
  await expect(student.getByText('Saved on this device, not yet sent')).toBeVisible();

  front.version = 2;

  await test.step('a window that is open goes on with all parts of its own version', async () => {
    await teacher
      .getByRole('link', { name: /^Amara/ })
      .first()
      .click();
    await expect(teacher.getByRole('img', { name: /^Mastery of/ }).first()).toBeVisible();
    expect(await versionsOf(teacher)).toEqual([1]);
  });

  await test.step('without a connection it is still the old one, whole', async () => {
    await student.reload();
    await expect(await firstAnswer(student)).toBeChecked();
    expect(await versionsOf(student)).toEqual([1]);
  });

  await test.step('the next visit is the new one, with every answer', async () => {
    await students.setOffline(false);
    await student.goto(attempt);
    await expect(await firstAnswer(student)).toBeChecked();
    await expect(student.getByText('Saved', { exact: true })).toBeVisible({ timeout: 30_000 });
    await student.getByRole('button', { name: 'Next' }).click();
    await expect(student.getByRole('radio').first()).toBeChecked();
    expect(await versionsOf(student)).toEqual([2]);
  });

  await test.step('when the windows were closed, the device keeps the new one alone', async () => {
    await student.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      while (registration.waiting === null) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await student.close();
    const again = await students.newPage();
    await again.goto(attempt);
    await pageIsKept(again);
    await expect.poll(() => versionsKept(again)).toEqual([2]);
    await students.setOffline(true);
    await again.reload();
    await expect(await firstAnswer(again)).toBeChecked();
    expect(await versionsOf(again)).toEqual([2]);
    await students.setOffline(false);
  });

  expect(faults).toEqual([]);
});
