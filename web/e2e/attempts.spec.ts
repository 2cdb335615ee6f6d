import type { APIRequestContext, Page } from '@playwright/test';
import { expect, isLive, test } from './fixtures';

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

const backTo = (page: Page, question: number) =>
  page.getByRole('button', { name: `Question ${question}, answered` }).click();

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
  await expect(student.getByRole('heading', { name: 'Question 2 of 4' })).toBeVisible();
  await backTo(student, 1);
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

const keptRecords = (page: Page, store: 'kept' | 'under-way' = 'kept') =>
  page.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('mc-attempts');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => resolve(all.result.map((one) => JSON.stringify(one)));
          opening.result.close();
        };
      }),
    store,
  );

/** The browser has the page's own files. */
const pageIsKept = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

test('an attempt goes on when the browser starts again without a connection, and is handed in once', async ({
  windowOf,
  terminal,
}) => {
  const student = await windowOf('student');
  await start(student, await assign(terminal, { time_limit_minutes: 20 }));
  await student.getByRole('radio').nth(1).check();
  await expect(saved(student)).toBeVisible();
  await pageIsKept(student);
  const address = student.url();
  const context = student.context();
  await context.setOffline(true);
  await student.close();

  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole('heading', { name: 'Question 2 of 4' })).toBeVisible();
  await backTo(again, 1);
  await expect(again.getByRole('radio').nth(1)).toBeChecked();
  await expect(again.getByRole('timer')).toHaveText(/^(19|20) min left$/);
  await again.getByRole('button', { name: 'Next' }).click();
  await answer(again, 'Written without a connection.');
  await expect(again.getByText('Saved on this device, not yet sent')).toBeVisible();
  await again.reload();
  await expect(again.getByRole('heading', { name: 'Question 3 of 4' })).toBeVisible();
  await backTo(again, 1);
  await expect(again.getByRole('radio').nth(1)).toBeChecked();

  const handIns: string[] = [];
  again.on('request', (request) => {
    if (request.url().endsWith('/submit')) handIns.push(request.method());
  });
  await context.setOffline(false);
  await expect(saved(again)).toBeVisible({ timeout: 30_000 });
  const attempt = await again.request.get(
    `/api/students/students/student_001/attempts/${address.split('/').at(-1)}`,
  );
  const has = (await attempt.json()) as { attempt: { answers: unknown[] } };
  expect(has.attempt.answers).toHaveLength(2);
  for (let left = 0; left < 3; left += 1) await again.getByRole('button', { name: 'Next' }).click();
  await again.getByRole('button', { name: 'Hand in' }).click();
  await expect(again.getByRole('heading', { name: /: handed in$/ })).toBeVisible();
  expect(handIns).toEqual(['POST']);
  expect(await keptRecords(again, 'under-way')).toEqual([]);
});

test('without a server the start page leads to what is under way, and no one else goes on with it', async ({
  windowOf,
  terminal,
}) => {
  const student = await windowOf('student');
  await start(student, await assign(terminal));
  const address = student.url();
  await pageIsKept(student);
  await student.context().setOffline(true);
  await student.goto('/');
  await expect(student.getByRole('heading', { name: 'There is no connection' })).toBeVisible();
  await student.getByRole('link', { name: /^Go on:/ }).click();
  await expect(student.getByRole('heading', { name: 'Question 1 of 4' })).toBeVisible();

  await student.context().setOffline(false);
  await student.context().clearCookies();
  await student.goto('/');
  await expect(student.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect.poll(() => keptRecords(student, 'under-way')).toEqual([]);
  await student.context().setOffline(true);
  await student.goto(address);
  await expect(student.getByText('The page could not start.')).toBeVisible();
});

test('the device keeps the page and no answer of the server', async ({ windowOf, terminal }) => {
  const teacher = await windowOf('teacher');
  await pageIsKept(teacher);
  await teacher.goto('/classes/class_001');
  await isLive(teacher);
  const kept = await teacher.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/index.html');
  expect(kept.filter((path) => !/^\/(index\.html|favicon\.svg|assets\/[^/]+)$/.test(path))).toEqual(
    [],
  );
  const worker = await terminal.get('/sw.js');
  expect(worker.headers()['content-type']).toContain('javascript');
  expect(worker.headers()['cache-control']).toBe('no-cache');
  const [asset = ''] = kept.filter((path) => path.endsWith('.js'));
  expect((await terminal.get(asset)).headers()['cache-control']).toContain('immutable');
  expect((await terminal.get('/assets/gone.js')).status()).toBe(404);
});

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
  await backTo(again, 1);
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
  await expect(student.getByRole('heading', { name: 'Question 2 of 4' })).toBeVisible();
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
  expect(await keptRecords(student, 'under-way')).toHaveLength(1);
  await student.getByRole('menuitem', { name: 'Sign out' }).click();
  await student.waitForURL('/');
  await expect(student.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await keptRecords(student)).toEqual([]);
  expect(await keptRecords(student, 'under-way')).toEqual([]);
});

test('extended time that is given while she works counts at once on her open page', async ({
  terminal,
  browser,
  server,
}) => {
  const make = async <T>(path: string, data: object): Promise<T> => {
    const made = await terminal.post(path, { data });
    expect(made.ok(), await made.text()).toBe(true);
    return (await made.json()) as T;
  };
  const { class: of } = await make<{ class: { class_id: string } }>('/api/students/classes', {
    class_name: `Timed ${Date.now()}`,
    subject: 'Biology',
    grade_level: 8,
    concept_ids: ['photosynthesis'],
  });
  const { student } = await make<{ student: { student_id: string } }>('/api/students/students', {
    student_name: 'Timed Tilda',
    grade_level: 8,
    class_id: of.class_id,
  });
  const { assessment } = await make<{ assessment: { assessment_id: string } }>('/api/assessments', {
    class_id: of.class_id,
    title: 'Against the clock',
    questions: [{ item_id: 'itm_photosynthesis_1' }],
  });
  const { assignment } = await make<{ assignment: { assignment_id: string } }>(
    `/api/students/classes/${of.class_id}/assignments`,
    { assessment_id: assessment.assessment_id, time_limit_minutes: 10 },
  );
  const { sign_ins } = await make<{ sign_ins: { login: string; password: string }[] }>(
    `/api/students/classes/${of.class_id}/sign-ins`,
    { student_ids: [student.student_id] },
  );
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Login').fill(sign_ins[0]?.login ?? '');
  await page.locator('input[name="password"]').fill(sign_ins[0]?.password ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: /^Hello, Timed/ }).waitFor();
  await page.goto(`/me/assignments/${assignment.assignment_id}`);
  await page.getByRole('button', { name: 'Start now' }).click();
  await expect(page.getByRole('timer')).toHaveText('10 min left');
  await answer(page);
  await expect(saved(page)).toBeVisible();
  await isLive(page);
  const given = await terminal.put(`/api/students/students/${student.student_id}/iep`, {
    data: { accommodations: ['extended_time'], goals: [] },
  });
  expect(given.status()).toBe(200);
  await expect(page.getByRole('timer')).toHaveText('15 min left');
  await expect(page.getByText('For you: Extended time (×1.5)')).toBeVisible();
  await expect(page.getByRole('radio').or(page.getByRole('checkbox')).first()).toBeChecked();
  await context.close();
});
