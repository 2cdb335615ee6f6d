import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, isLive, test } from './fixtures';

async function signIn(page: Page, login: string, password: string) {
  await page.getByLabel('Login').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** What a slip says, in the order of its lines: address, login, password. */
const slip = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Sign-ins' }).getByRole('listitem').filter({ hasText: name });

test('a child who forgot the password gets a new one from her teacher, and is signed out where the old one was used', async ({
  windowOf,
  browser,
  server,
}) => {
  const teacher = await windowOf('teacher');
  await teacher.goto('/classes/class_001/students/student_004');
  const give = async () => {
    await teacher.getByRole('button', { name: 'Give a new password' }).click();
    const dialog = teacher.getByRole('dialog', { name: /^A new password for/ });
    await dialog.getByRole('button', { name: 'Give a new password' }).click();
    await expect(slip(teacher, 'Dmitri')).toBeVisible();
    const [, login, password] = await slip(teacher, 'Dmitri').locator('dd').allTextContents();
    await dialog.getByRole('button', { name: 'I have noted it' }).click();
    await expect(dialog).toHaveCount(0);
    return [login ?? '', password ?? ''] as const;
  };
  const first = await give();
  const context = await browser.newContext({ baseURL: server.url });
  const student = await context.newPage();
  await student.goto('/');
  await signIn(student, ...first);
  await expect(student.getByRole('heading', { name: /^Hello, Dmitri/ })).toBeVisible();
  await isLive(student);

  const second = await give();
  await expect(student.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(student, ...first);
  await expect(student.getByText(/login or the password is wrong/)).toBeVisible();
  await signIn(student, ...second);
  await expect(student.getByRole('heading', { name: /^Hello, Dmitri/ })).toBeVisible();
  expect(teacher.url()).not.toContain(second[1]);
  await context.close();
});

test('a student who is to choose her own password sees nothing else before, and changes it later', async ({
  windowOf,
  browser,
  server,
}) => {
  const teacher = await windowOf('teacher');
  await teacher.goto('/classes/class_001/students/student_006');
  await teacher.getByRole('button', { name: 'Give a new password' }).click();
  const dialog = teacher.getByRole('dialog', { name: /^A new password for/ });
  await dialog.getByRole('checkbox', { name: /choose their own password/ }).check();
  await dialog.getByRole('button', { name: 'Give a new password' }).click();
  const given = teacher.getByRole('list', { name: 'Sign-ins' });
  await expect(given).toContainText('you choose a password of your own');
  const [, login = '', password = ''] = await given.locator('dd').allTextContents();
  const context = await browser.newContext({ baseURL: server.url });
  const student = await context.newPage();
  await student.goto('/me');
  await signIn(student, login, password);
  await expect(student.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
  await expect(student.getByLabel('New password')).toBeFocused();
  const { violations } = await new AxeBuilder({ page: student }).analyze();
  expect(violations).toEqual([]);
  await student.keyboard.type(password);
  await student.getByLabel('The same again').fill(password);
  await student.keyboard.press('Enter');
  await expect(student.getByText('must not be the one that you have now')).toBeVisible();
  await student.getByLabel('New password').fill('four words of mine');
  await student.getByLabel('The same again').fill('four words of mine');
  await student.keyboard.press('Enter');
  await expect(student.getByRole('heading', { name: /^Hello/ })).toBeVisible();
  await isLive(student);

  await student.getByRole('button', { name: /^Account of/ }).click();
  await student.getByRole('menuitem', { name: 'Change your password' }).click();
  const change = student.getByRole('dialog', { name: 'Change your password' });
  await expect(change.getByLabel('Password that you have now')).toBeFocused();
  await change.getByLabel('Password that you have now').fill('four words of mine');
  await change.getByLabel('New password').fill('four other words of mine');
  await change.getByLabel('The same again').fill('four other words of mine');
  expect((await new AxeBuilder({ page: student }).analyze()).violations).toEqual([]);
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(change).toBeHidden();
  await isLive(student);
  await context.clearCookies();
  await student.goto('/me');
  await signIn(student, login, 'four other words of mine');
  await expect(student.getByRole('heading', { name: /^Hello/ })).toBeVisible();
  await context.close();
});

test('a teacher gives a class its first sign-ins on a sheet that is shown once', async ({
  windowOf,
}) => {
  const teacher = await windowOf('teacher');
  await teacher.goto('/classes?new');
  const making = teacher.getByRole('dialog', { name: 'Make a class' });
  await making.getByLabel('Name', { exact: true }).fill(`Newcomers ${Date.now()}`);
  await making.getByLabel('Subject').fill('Biology');
  await making.getByLabel('Grade').fill('9');
  await making.getByRole('button', { name: 'Make the class' }).click();
  await teacher.getByRole('button', { name: 'Add students' }).click();
  await teacher.getByLabel('Names, one a line').fill('Åsa Blom\nBo Kim');
  await teacher.getByRole('button', { name: 'Add 2' }).click();
  await teacher.getByRole('tab', { name: 'Class' }).click();
  await teacher.getByRole('link', { name: 'Sign-ins' }).click();
  await teacher.getByRole('button', { name: 'Give 2 new passwords' }).click();
  await expect(slip(teacher, 'Åsa Blom')).toContainText('asa.blom');
  await expect(slip(teacher, 'Bo Kim')).toContainText(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/);
  await teacher.goBack();
  await teacher.getByRole('button', { name: 'Stay here' }).click();
  await expect(slip(teacher, 'Bo Kim')).toBeVisible();
  await teacher.getByRole('button', { name: 'Done, forget them' }).click();
  await expect(teacher.getByRole('checkbox', { name: 'Åsa Blom' })).not.toBeChecked();
  await expect(teacher.getByText('asa.blom')).toBeVisible();
  await teacher.reload();
  await expect(teacher.getByText('asa.blom')).toBeVisible();
  await expect(teacher.getByText(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/)).toHaveCount(0);
});
