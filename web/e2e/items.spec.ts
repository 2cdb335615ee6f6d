import { expect, test } from './fixtures';
import { zipped } from './zip';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';

const item = (identifier: string, declaration: string, body: string) => `<?xml version="1.0"?>
<qti-assessment-item xmlns="${NAMESPACE}" identifier="${identifier}" title="${identifier}"
  adaptive="false" time-dependent="false">${declaration}<qti-item-body>${body}</qti-item-body>
</qti-assessment-item>`;

const choice = (question: string) =>
  item(
    'choice',
    `<qti-response-declaration identifier="R" cardinality="single" base-type="identifier">
       <qti-correct-response><qti-value>B</qti-value></qti-correct-response>
     </qti-response-declaration>`,
    `<qti-choice-interaction response-identifier="R" max-choices="1"><qti-prompt>${question}</qti-prompt>
       <qti-simple-choice identifier="A">Stones</qti-simple-choice>
       <qti-simple-choice identifier="B">Krill</qti-simple-choice></qti-choice-interaction>`,
  );

const order = item(
  'order',
  '<qti-response-declaration identifier="R" cardinality="ordered" base-type="identifier"/>',
  '<qti-order-interaction response-identifier="R"/>',
);

const packaged = (files: Record<string, string>) =>
  zipped({
    'imsmanifest.xml': `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m">
      <resources>${Object.keys(files)
        .map(
          (path, n) => `<resource identifier="r${n}" type="imsqti_item_xmlv3p0" href="${path}"/>`,
        )
        .join('')}</resources></manifest>`,
    ...files,
  });

test('a teacher imports a QTI package, finds a question, builds an assessment and sees it in the list', async ({
  windowOf,
}) => {
  const question = `What does whale number ${Date.now()} eat?`;
  const page = await windowOf('teacher');
  await page.goto('/classes/class_001/items/new');
  await page.getByRole('dialog', { name: 'Add a question' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
  await page.getByRole('link', { name: 'Questions', exact: true }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import questions' });
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'whales.zip',
    mimeType: 'application/zip',
    buffer: packaged({ 'items/choice.xml': choice(question), 'items/order.xml': order }),
  });
  await dialog.getByLabel('Concept of questions that name none').selectOption('ecosystems');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(
    dialog.getByText('1 added, 0 changed, 0 already there, 1 not imported.'),
  ).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Not imported' })).toContainText(
    'items/order.xml: qti-order-interaction is not an interaction that the bank has',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search the questions' }).fill(question.slice(0, -5));
  await page.getByRole('link', { name: question }).click();
  const preview = page.getByRole('region', { name: 'As a student meets it' });
  await expect(preview.getByRole('radio', { name: 'Krill' })).not.toBeChecked();
  await expect(page.getByRole('region', { name: 'What is right' })).toContainText('Krill');

  await page.getByRole('link', { name: 'Assessments' }).click();
  await page.getByRole('link', { name: 'Build an assessment' }).click();
  const title = `Whales ${Date.now()}`;
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Time limit (minutes)').fill('15');
  await page.getByRole('searchbox', { name: 'Search the questions' }).fill(question);
  await page.getByRole('button', { name: `Add: ${question}` }).click();
  await page.getByRole('searchbox', { name: 'Search the questions' }).fill('decomposers minerals');
  await page.getByRole('button', { name: /^Add: Decomposers give/ }).press('Enter');
  await page.getByRole('button', { name: 'Move question 2 up' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Move question 1 down' })).toBeFocused();
  await page.getByRole('button', { name: 'Preview' }).click();
  const shown = page.getByRole('dialog', { name: 'As students meet it' });
  await expect(shown.getByRole('group')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText(
    '2 questions · 15 minutes',
  );

  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByLabel('Title')).toHaveValue(title);
  await expect(page.getByText(/^1\. Decomposers give/)).toBeVisible();

  await page.getByRole('link', { name: 'Back to the assessments' }).click();
  await page.getByRole('link', { name: `Assign: ${title}` }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(form).toHaveCount(0);
  const student = await windowOf('student');
  await expect(student.getByRole('link', { name: `Start: ${title}` })).toBeVisible();
});
