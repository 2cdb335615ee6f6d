import { expect, isLive, test } from './fixtures';

test('an admin lets a teacher teach a class and takes it away, and he loses what he has open on it', async ({
  windowOf,
}) => {
  const admin = await windowOf('admin');
  await admin.goto('/classes');
  const card = admin.getByRole('listitem').filter({ hasText: 'Period 5 Biology' });
  await card.getByRole('button', { name: /^Teachers of/ }).click();
  const dialog = admin.getByRole('dialog', { name: /^Teachers of/ });
  await dialog.getByRole('combobox', { name: 'Add a teacher' }).fill('rivera');
  await admin.getByRole('option', { name: /Rivera/ }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Remove Ms. Rivera' })).toBeVisible();

  const teacher = await windowOf('teacher');
  await teacher.goto('/classes/class_002');
  await isLive(teacher);
  await teacher.getByRole('tab', { name: 'Class' }).click();
  await expect(teacher.getByText('Taught by Mr. Okafor, Ms. Rivera')).toBeVisible();
  await expect(teacher.getByRole('link', { name: 'Teachers' })).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Remove Ms. Rivera' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Remove Ms. Rivera' })).toHaveCount(0);
  await expect(
    teacher.getByRole('heading', { name: 'This class is no longer yours' }),
  ).toBeVisible();
  await expect(teacher.getByRole('row')).toHaveCount(0);
  await teacher.getByRole('link', { name: 'Your classes' }).click();
  await expect(teacher.getByRole('link', { name: 'Period 5 Biology' })).toHaveCount(0);
});

test('the class itself shows an admin who teaches it, as it changes', async ({ windowOf }) => {
  const admin = await windowOf('admin');
  await admin.goto('/classes/class_001?teachers');
  const dialog = admin.getByRole('dialog', { name: /^Teachers of/ });
  await dialog.getByRole('combobox', { name: 'Add a teacher' }).fill('oka');
  await admin.getByRole('option', { name: /Okafor/ }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('button', { name: 'Remove Mr. Okafor' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Remove Mr. Okafor' })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Remove Ms. Rivera' })).toBeVisible();
});
