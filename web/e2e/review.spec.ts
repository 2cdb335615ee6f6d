import type { Page } from '@playwright/test';
import { cellOf, expect, isLive, submitWritten, test } from './fixtures';

const CLASS = '/api/students/classes/class_001';

const waiting = async (page: Page) =>
  Number((await page.getByRole('status').first().innerText()).split(' ')[0]);

test('a teacher reviews by keyboard alone, and every window follows', async ({
  windowOf,
  terminal,
}) => {
  const alike = ['student_003', 'student_004', 'student_009'];
  for (const [at, student] of alike.entries()) {
    await submitWritten(terminal, student, 'a_e2e_review', `They eat them${'!'.repeat(at)}`);
  }
  await submitWritten(terminal, 'student_012', 'a_e2e_review', 'Nothing at all');
  const page = await windowOf('teacher');
  const other = await windowOf('teacher');
  await other.goto('/classes/class_001');
  await isLive(other);
  const cell = cellOf(other, 'student_004', 'ecosystems');
  const before = await cell.innerText();
  await page.goto('/classes/class_001/reviews');
  await isLive(page);
  const list = page.getByRole('navigation', { name: 'Answers that wait' });
  await list.getByText('They eat them', { exact: true }).first().click();
  await page.getByRole('heading', { name: 'Waiting with the same words (2)' }).waitFor();
  const count = await waiting(page);
  // A button that was clicked keeps the keys to itself; the page itself has them otherwise.
  await page.getByRole('heading', { name: 'Review', exact: true }).click();
  await page.keyboard.press('4');
  await page.keyboard.press('Shift+A');
  await expect(page.getByText(/4 points for .+ and 2 more\./).first()).toBeVisible();
  await expect.poll(() => waiting(page)).toBe(count - 3);
  await expect(cell).not.toHaveText(before);
  await page.keyboard.press('u');
  await expect(page.getByText('Taken back.').first()).toBeVisible();
  await expect.poll(() => waiting(page)).toBe(count);
  await expect(cell).toContainText(before.replace(/[^0-9%].*/s, ''));
});

test('a grade in a result leads to its review, and the old grade is kept', async ({
  windowOf,
  terminal,
}) => {
  const grading = await submitWritten(terminal, 'student_013', 'e2e_override', 'Because they can');
  const page = await windowOf('teacher');
  await page.goto('/classes/class_001/students/student_013');
  await page
    .getByRole('button', { name: /Untitled assessment/ })
    .first()
    .click();
  await page.getByRole('link', { name: /^Change the grade of/ }).click();
  await page.getByLabel('Points of 4').fill('2');
  await page.getByLabel(/^Why/).fill('Half of it');
  await page.getByRole('button', { name: /^Save/ }).first().click();
  await expect(page.getByText(/^2 points for/).first()).toBeVisible();
  await expect(page.getByText('Decided by a teacher')).toBeVisible();
  const answer = await terminal.get(
    `/api/students/students/student_013/gradings/${grading}/decisions`,
  );
  const { decisions } = (await answer.json()) as {
    decisions: { before: { points_earned: number }; reason: string }[];
  };
  expect(decisions[0]).toMatchObject({ before: { points_earned: 0 }, reason: 'Half of it' });
  expect((await (await terminal.get(`${CLASS}/reviews`)).json()) as object).toMatchObject({
    status: 'success',
  });
});

test('on a phone the answers that wait stand above the one that is graded and never over it', async ({
  windowOf,
  terminal,
}) => {
  for (const at of Array(6).keys()) {
    await submitWritten(terminal, `student_00${at + 1}`, 'e2e_phone', `Number ${at} eats grass`);
  }
  const page = await windowOf('teacher');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/classes/class_001/reviews');
  const answer = page.getByRole('blockquote').first();
  await expect(answer).toBeInViewport();
  const accept = page.getByRole('button', { name: /^(Accept|Save)/ }).first();
  await accept.scrollIntoViewIfNeeded();
  const list = page.getByRole('navigation', { name: 'Answers that wait' });
  const [above, below] = await Promise.all([list.boundingBox(), answer.boundingBox()]);
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
});
