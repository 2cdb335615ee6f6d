import {
  cellOf,
  expect,
  expectNotReloaded,
  expectSameAsServer,
  isLive,
  markDocument,
  submitRightAnswer,
  test,
} from './fixtures';

const CONTRACT_SUBMISSION = {
  assessment_id: 'test_assessment',
  student_id: 'student_001',
  questions: [
    {
      question_id: 'q1',
      question_text: 'Test question',
      question_type: 'constructed_response',
      concept_id: 'photosynthesis',
      points_possible: 10.0,
    },
  ],
  responses: [{ question_id: 'q1', answer: 'Test answer' }],
  update_mastery: true,
};

test('the server says that it is healthy', async ({ terminal }) => {
  const answer = await terminal.get('/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: 'healthy' });
});

test('the live dot says on demand how late events are and that none is missing', async ({
  windowOf,
  terminal,
}) => {
  const page = await windowOf('teacher');
  await isLive(page);
  await submitRightAnswer(terminal, 'student_014', 'photosynthesis');
  await page.getByRole('button', { name: 'How fresh is this page?' }).click();
  await expect(page.getByText(/Complete up to event \d+ of this class/)).toBeVisible();
  await expect(page.getByText(/the last \d+ events took \d+ ms in the middle/)).toBeVisible();
});

test('one click signs the demo teacher in and the class is live', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  await expect(page).toHaveURL(/\/classes\/class_001$/);
  await isLive(page);
  await expect(page.getByRole('grid', { name: 'Mastery' }).getByRole('rowheader')).toHaveCount(24);
});

test('recommendations appear in both windows without a reload', async ({ windowOf }) => {
  const first = await windowOf('teacher');
  const second = await windowOf('teacher');
  for (const page of [first, second]) {
    await isLive(page);
    await page.locator('[data-student="student_005"]').getByRole('link').click();
    await expect(page.getByRole('button', { name: 'Generate Recommendations' })).toBeVisible();
    await markDocument(page);
  }
  const panel = (page: typeof first) => page.getByRole('region', { name: 'Recommendations' });
  const before = await panel(second).innerText();
  await first.getByRole('button', { name: 'Generate Recommendations' }).click();
  await expect(panel(first)).toContainText('Made');
  await expect(panel(second)).toContainText('Made');
  await expect.poll(() => panel(second).innerText()).not.toBe(before);
  await expect.poll(() => panel(second).innerText()).toBe(await panel(first).innerText());
  for (const page of [first, second]) await expectNotReloaded(page);
});

test('a submission from a terminal shows in every window without a reload', async ({
  windowOf,
  terminal,
}) => {
  const windows = [await windowOf('teacher'), await windowOf('teacher')];
  for (const page of windows) {
    await isLive(page);
    await markDocument(page);
  }
  const before = await terminal.get('/api/assessments/students/student_001/history?limit=1');
  const answer = await terminal.post('/api/assessments/submit', { data: CONTRACT_SUBMISSION });
  expect(answer.status(), await answer.text()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: 'success' });
  const after = await terminal.get('/api/assessments/students/student_001/history?limit=1');
  expect(await after.json()).not.toEqual(await before.json());

  await submitRightAnswer(terminal, 'student_001', 'photosynthesis');
  for (const page of windows) {
    await expect(cellOf(page, 'student_001', 'photosynthesis')).toHaveAttribute(
      'data-changed',
      'true',
    );
    const activity = page.getByRole('tabpanel', { name: 'Activity' });
    await expect(activity.getByText(/scored .* in an assessment/).first()).toBeVisible();
    await expectSameAsServer(page, terminal);
    await expectNotReloaded(page);
  }
});

test("a student's quiz moves the bars in the teacher's window", async ({ windowOf, terminal }) => {
  const teacher = await windowOf('teacher');
  await isLive(teacher);
  await markDocument(teacher);
  const student = await windowOf('student');
  await isLive(student);
  const { session } = (await (await student.request.get('/api/auth/session')).json()) as {
    session: { student_id: string };
  };
  await student
    .getByRole('link', { name: /: Photosynthesis: weekly check$/ })
    .first()
    .click();

  const handIn = student.getByRole('button', { name: 'Hand in' });
  const next = student.getByRole('button', { name: 'Next' });
  const start = student.getByRole('button', { name: 'Start now' });
  await expect(start.or(handIn).or(next)).toBeVisible();
  if (await start.count()) await start.click();
  for (;;) {
    await expect(handIn.or(next)).toBeVisible();
    const radio = student.getByRole('radio').first();
    const checkbox = student.getByRole('checkbox').first();
    const text = student.getByRole('textbox').first();
    const matches = student.getByRole('combobox');
    if (await radio.count()) await radio.check();
    else if (await checkbox.count()) await checkbox.check();
    else if (await text.count()) await text.fill('3');
    for (const match of await matches.all()) await match.selectOption({ index: 1 });
    if (await handIn.count()) break;
    await next.click();
  }
  await handIn.click();
  await expect(student.getByRole('heading', { name: /handed in$/ })).toBeVisible();

  const row = teacher.locator(`[data-student="${session.student_id}"]`);
  await expect(row.locator('[data-changed]').first()).toBeVisible();
  await expectSameAsServer(teacher, terminal);
  await expectNotReloaded(teacher);
});

test('after a server restart the page turns live again and nothing is missing', async ({
  windowOf,
  terminal,
  server,
}) => {
  test.skip(!server.owned, 'only a server that these tests started may be stopped by them');
  test.setTimeout(240_000);
  const page = await windowOf('teacher');
  await isLive(page);
  await markDocument(page);
  await server.stop();
  await expect(page.getByText('Connecting…', { exact: true })).toBeVisible();
  await expect(page.getByText(/^data as of /)).toBeVisible();
  await expect(page.getByText(/^Not up to date since/)).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Mastery' })).toBeVisible();

  await server.start();
  for (const concept of ['photosynthesis', 'ecosystems', 'dna_replication']) {
    await submitRightAnswer(terminal, 'student_009', concept);
  }
  await isLive(page);
  await expectSameAsServer(page, terminal);
  await expectNotReloaded(page);
});

test('the status route counts the open windows', async ({ windowOf, terminal }) => {
  const counted = async () => {
    const answer = await terminal.get('/api/ws/status');
    return ((await answer.json()) as { active_connections: { dashboard: number } })
      .active_connections.dashboard;
  };
  await expect.poll(counted, { timeout: 90_000 }).toBe(0);
  const first = await windowOf('teacher');
  const second = await windowOf('teacher');
  await isLive(first);
  await isLive(second);
  await expect.poll(counted).toBe(2);
  await second.context().close();
  await expect.poll(counted, { timeout: 90_000 }).toBe(1);
});

test('a class plan is made with live progress', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  await isLive(page);
  await page.getByRole('link', { name: 'Class plan' }).click();
  await page.getByRole('button', { name: 'Make a class plan' }).click();
  await expect(page.getByRole('heading', { name: 'Small groups' })).toBeVisible({
    timeout: 60_000,
  });
});

test('sign-out ends the live view and leaves nothing in the browser', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  await isLive(page);
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  // The page starts anew meanwhile.
  await expect(async () => {
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
    );
    expect(kept).not.toMatch(/student|teacher|class/);
  }).toPass();
});
