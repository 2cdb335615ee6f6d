import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, isLive, test } from './fixtures';

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('a teacher makes a class, lands on it, is told what comes next, and changes it under every eye', async ({
  windowOf,
}) => {
  const name = `Biology ${Date.now()}`;
  const page = await windowOf('teacher');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Make a class' }).click();
  const making = page.getByRole('dialog', { name: 'Make a class' });
  await making.getByRole('button', { name: 'Make the class' }).click();
  await expect(making.getByText('Give the class a name')).toBeVisible();
  await making.getByLabel('Name', { exact: true }).fill(name);
  await making.getByLabel('Subject').fill('Biology');
  await making.getByLabel('Grade').fill('9');
  await making.getByRole('combobox', { name: 'Concepts' }).fill('photo');
  await page.getByRole('option', { name: 'Photosynthesis' }).click();
  await expect(making.getByText(/^They build on what is not among them/)).toBeVisible();
  await making.getByRole('button', { name: /^Teach (it|them) too/ }).click();
  await making.getByRole('button', { name: 'A concept that is not in the list' }).click();
  await making.getByLabel('Name of the new concept').fill(`Osmosis ${Date.now()}`);
  await expectNoViolations(page);
  await making.getByRole('button', { name: 'Add the concept' }).click();
  await expect(making.getByLabel('Name of the new concept')).toHaveCount(0);
  await making.getByRole('button', { name: 'Make the class' }).click();

  await expect(page.getByRole('heading', { name: `${name} is ready to be filled` })).toBeVisible();
  await expect(
    page.getByText(/^It is taught Cell structure, Photosynthesis, Osmosis/),
  ).toBeVisible();
  await expectNoViolations(page);
  await isLive(page);
  const address = page.url();
  const other = await windowOf('teacher');
  await other.goto(address);
  await isLive(other);

  await page.getByRole('button', { name: 'Add students' }).click();
  await page.getByLabel('Names, one a line').fill('Ana Ruiz\nBo Kim');
  await page.getByRole('button', { name: 'Add 2' }).click();
  await expect(page.getByRole('row', { name: /Ana Ruiz/ })).toBeVisible();
  await expect(page.getByText(/^Nobody has answered anything yet/)).toBeVisible();
  await expectNoViolations(page);

  await page.getByRole('tab', { name: 'Class' }).click();
  await page.getByRole('link', { name: 'Change the class' }).click();
  const changing = page.getByRole('dialog', { name: 'Change the class' });
  await changing.getByLabel('Name', { exact: true }).fill(`${name} again`);
  await changing.getByRole('combobox', { name: 'Concepts' }).fill('ecosys');
  await page.getByRole('option', { name: 'Ecosystems' }).click();
  await changing.getByRole('button', { name: 'Save' }).click();
  await expect(changing).toHaveCount(0);
  for (const window of [page, other]) {
    await expect(window.getByText(`${name} again`, { exact: true })).toBeVisible();
    await expect(window.getByRole('columnheader', { name: /Ecosystems/ })).toBeVisible();
    await expect(window.getByText('Live Updates Active', { exact: true })).toBeVisible();
  }
  expect(page.url()).toBe(address);
});

test('an admin makes a class for a teacher, who finds it among hers', async ({ windowOf }) => {
  const name = `Chemistry ${Date.now()}`;
  const page = await windowOf('admin');
  await page.goto('/classes?new');
  const making = page.getByRole('dialog', { name: 'Make a class' });
  await making.getByLabel('Name', { exact: true }).fill(name);
  await making.getByLabel('Subject').fill('Chemistry');
  await making.getByLabel('Grade').fill('10');
  await making.getByRole('combobox', { name: 'Teachers' }).click();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Tab');
  await making.getByRole('button', { name: 'Make the class' }).click();
  await expect(page.getByRole('heading', { name: `${name} is ready to be filled` })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Choose its concepts' })).toBeVisible();
});
