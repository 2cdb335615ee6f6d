import { expect, test } from './fixtures';

test('a teacher finds content while typing, adds some, and a student reads it', async ({
  windowOf,
}) => {
  const teacher = await windowOf('teacher');
  await teacher.goto('/classes/class_001/library');
  const search = teacher.getByRole('searchbox', { name: 'Search the library' });
  await search.fill('mitoch');
  await expect(teacher.locator('mark').first()).toHaveText(/mitoch/i);
  await search.fill('how do plants make sugar from light');
  await expect(teacher.getByRole('link', { name: /photosynthesis/i }).first()).toBeVisible();

  await teacher.getByRole('button', { name: 'Add content' }).click();
  await teacher.getByLabel('Title').fill('The axolotl that stays young');
  await teacher.getByLabel('Text', { exact: true }).fill('LOOK\n- It keeps its gills.\nWhy?');
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('alert')).toContainText('Some fields need another value');
  await teacher.getByRole('checkbox', { name: 'Ecosystems' }).check();
  await teacher.getByRole('button', { name: 'Save' }).click();
  await expect(teacher.getByRole('dialog')).toHaveCount(0);

  const student = await windowOf('student');
  await student.goto('/me');
  await student.getByRole('link', { name: 'Find something to learn with' }).click();
  const theirs = student.getByRole('searchbox', { name: 'Search the library' });
  await expect(async () => {
    await theirs.fill('');
    await theirs.fill('axolotl');
    await expect(student.getByRole('link', { name: /axolotl/ })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await student.getByRole('link', { name: /axolotl/ }).click();
  await expect(student.getByRole('heading', { name: 'LOOK' })).toBeVisible();
  await expect(student.getByRole('button', { name: 'Change' })).toHaveCount(0);
});

test('a recommendation leads to what to do it with', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  await page.goto('/classes/class_001/students/student_003');
  await page.getByRole('button', { name: 'Generate Recommendations' }).click();
  const panel = page.getByRole('region', { name: 'Recommendations' });
  const first = panel.getByRole('link').first();
  const title = (await first.textContent()) ?? '';
  await first.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});
