import { test as base, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { percent } from '../src/ui/percent';
import { ServerUnderTest } from './server';

export { expect };

export type Role = 'teacher' | 'student' | 'admin';

interface Fixtures {
  /** Opens a window that is closed after the test. */
  windowOf: (role: Role) => Promise<Page>;
  /** A program on the same machine without credentials: in demo mode it acts as the demo teacher. */
  terminal: APIRequestContext;
}

/** A window of its own, signed in with one click. Whoever opens it closes its context. */
export async function openWindow(
  browser: Browser,
  server: ServerUnderTest,
  role: Role,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: `Continue as demo ${role}` }).click();
  await page.getByRole('button', { name: /^Account of/ }).waitFor();
  return page;
}

/** The window of one of the sample's students. Whoever opens it closes its context. */
export async function openStudent(
  browser: Browser,
  server: ServerUnderTest,
  studentId: string,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url });
  const signedIn = await context.request.post('/api/auth/demo', {
    data: { role: 'student', student_id: studentId },
  });
  expect(signedIn.status(), await signedIn.text()).toBe(200);
  return context.newPage();
}

export const test = base.extend<Fixtures, { server: ServerUnderTest }>({
  server: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = new ServerUnderTest();
      await server.start();
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  baseURL: async ({ server }, use) => {
    await use(server.url);
  },

  terminal: async ({ playwright, server }, use) => {
    const context = await playwright.request.newContext({ baseURL: server.url });
    await use(context);
    await context.dispose();
  },

  windowOf: async ({ browser, server }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (role) => {
      const page = await openWindow(browser, server, role);
      contexts.push(page.context());
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export const isLive = async (page: Page) => {
  await expect(page.getByText('Live Updates Active', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
};

/** Marks the document, so that a reload would be noticed. */
export const markDocument = (page: Page) =>
  page.evaluate(() => {
    document.documentElement.dataset.marked = 'yes';
  });

export const expectNotReloaded = async (page: Page) => {
  await expect(page.locator('html')).toHaveAttribute('data-marked', 'yes');
};

export const cellOf = (page: Page, studentId: string, conceptId: string) =>
  page.locator(`[data-student="${studentId}"] [data-concept="${conceptId}"]`);

let submissions = 0;

/** A submission with one right objective answer, as a program would send it. */
export async function submitRightAnswer(
  terminal: APIRequestContext,
  studentId: string,
  conceptId: string,
) {
  submissions += 1;
  const answer = await terminal.post('/api/assessments/submit', {
    headers: { 'Idempotency-Key': `e2e-${Date.now()}-${submissions}` },
    data: {
      assessment_id: 'e2e_assessment',
      student_id: studentId,
      questions: [
        {
          question_id: 'q1',
          question_text: 'Plants also respire.',
          question_type: 'true_false',
          concept_id: conceptId,
          points_possible: 10,
          correct_answer: true,
        },
      ],
      responses: [{ question_id: 'q1', answer: true }],
      update_mastery: true,
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** A written answer without a key, which waits for a teacher; returns its grading's id. */
export async function submitWritten(
  terminal: APIRequestContext,
  studentId: string,
  assessmentId: string,
  answer: string,
): Promise<string> {
  const graded = await terminal.post('/api/assessments/submit', {
    data: {
      assessment_id: assessmentId,
      student_id: studentId,
      questions: [
        {
          question_id: 'q1',
          question_text: 'What do consumers need producers for?',
          question_type: 'constructed_response',
          concept_id: 'ecosystems',
          points_possible: 4,
        },
      ],
      responses: [{ question_id: 'q1', answer }],
    },
  });
  expect(graded.status(), await graded.text()).toBe(200);
  return ((await graded.json()) as { graded_assessment: { grading_id: string } }).graded_assessment
    .grading_id;
}

interface Picture {
  mastery: { student_id: string; concept_id: string; mastery: number }[];
}

/** Every cell on the page shows what the server would answer to a fresh load. */
export async function expectSameAsServer(page: Page, terminal: APIRequestContext) {
  await expect(async () => {
    const answer = await terminal.get('/api/students/classes/class_001/dashboard');
    const { mastery } = (await answer.json()) as Picture;
    const expected = Object.fromEntries(
      mastery.map((cell) => [`${cell.student_id} ${cell.concept_id}`, percent(cell.mastery)]),
    );
    const shown = await page
      .locator('[data-student] [data-concept]')
      .evaluateAll((cells) =>
        Object.fromEntries(
          cells.map((cell) => [
            `${cell.closest<HTMLElement>('[data-student]')?.dataset.student ?? ''} ${
              (cell as HTMLElement).dataset.concept ?? ''
            }`,
            /[\d.]+%/.exec(cell.textContent)?.[0],
          ]),
        ),
      );
    expect(shown).toEqual(expected);
  }).toPass({ timeout: 30_000 });
}
