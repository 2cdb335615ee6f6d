import { expect, isLive, test } from './fixtures';

const SCRIPT = '<img src=x onerror="window.ranScript=1"><script>window.ranScript=1</script>';
const NAMES = [
  `Ada ${SCRIPT}`,
  'javascript:window.ranScript=1',
  'Right \u202Eto left\u202C and \u200Bnothing',
  `Long${'word'.repeat(45)}`,
  '=HYPERLINK("http://localhost","x")\',\'; drop table students; --',
  'नमस्ते 👩🏽‍🏫 Ελένη',
];

test('text from people is inert on every page and breaks no layout', async ({
  windowOf,
  terminal,
}) => {
  const ids: string[] = [];
  for (const student_name of NAMES) {
    const made = await terminal.post('/api/students/students', {
      data: { student_name, grade_level: 9, class_id: 'class_001' },
    });
    expect(made.status(), await made.text()).toBe(201);
    const { student } = (await made.json()) as { student: { student_id: string } };
    ids.push(student.student_id);
    const graded = await terminal.post('/api/assessments/submit', {
      data: {
        assessment_id: 'inert_text',
        student_id: student.student_id,
        questions: [
          {
            question_id: 'q1',
            question_text: SCRIPT,
            question_type: 'constructed_response',
            concept_id: 'photosynthesis',
            points_possible: 5,
            reference_answer: 'Light becomes sugar.',
          },
        ],
        responses: [{ question_id: 'q1', answer: `${SCRIPT} ${'x'.repeat(300)}` }],
      },
    });
    expect(graded.status(), await graded.text()).toBe(200);
  }
  const page = await windowOf('teacher');
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await isLive(page);
  for (const name of NAMES) {
    await expect(page.getByRole('grid', { name: 'Mastery' })).toContainText(name.slice(0, 12));
  }
  const paths = [
    '/classes/class_001',
    '/classes/class_001/plan',
    ...ids.map((id) => `/classes/class_001/students/${id}`),
  ];
  for (const path of paths) {
    for (const width of [1366, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        `${path} at ${width}`,
      ).toBeLessThanOrEqual(0);
      await expect(page.locator('main script, main img[src="x"]')).toHaveCount(0);
      expect(await page.evaluate(() => 'ranScript' in window)).toBe(false);
    }
  }
  expect(dialogs).toEqual([]);
  for (const id of ids) {
    expect((await terminal.delete(`/api/students/students/${id}`)).ok()).toBe(true);
  }
});
