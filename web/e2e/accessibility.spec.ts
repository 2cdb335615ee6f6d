import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page, Request } from '@playwright/test';
import { cellOf, expect, openStudent, openWindow, test as base, type Role } from './fixtures';
import type { ServerUnderTest } from './server';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What axe judges by colours; all else is the same in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const SIZES = [
  [390, 844],
  [683, 384],
  [1920, 1080],
  [1366, 768],
] as const;
const PAGES = [
  { name: 'the class list', role: 'teacher', path: '/classes', ready: 'Your classes' },
  { name: 'the form of a new class', role: 'teacher', path: '/classes?new', ready: 'Make a class' },
  {
    name: 'the form of a class',
    role: 'teacher',
    path: '/classes/class_001?change',
    ready: 'Change the class',
  },
  {
    name: 'the teachers of a class',
    role: 'admin',
    path: '/classes?teachers=class_001',
    ready: /^Teachers of/,
  },
  { name: 'the dashboard', role: 'teacher', path: '/classes/class_001', ready: 'Mastery' },
  {
    name: 'the student view',
    role: 'teacher',
    path: '/classes/class_001/students/student_002',
    ready: 'Recommendations',
  },
  { name: 'the class plan', role: 'teacher', path: '/classes/class_001/plan', ready: 'Class plan' },
  {
    name: 'the sign-ins of a class',
    role: 'teacher',
    path: '/classes/class_001/sign-ins',
    ready: 'Sign-ins',
  },
  { name: 'the review', role: 'teacher', path: '/classes/class_001/reviews', ready: 'Review' },
  {
    name: 'the predictions',
    role: 'admin',
    path: '/classes/class_001/predictions',
    ready: 'Do the predictions hold?',
  },
  {
    name: 'the concept map',
    role: 'teacher',
    path: '/classes/class_001/concepts',
    ready: 'Concept map',
  },
  {
    name: 'the results by question',
    role: 'teacher',
    path: '/classes/class_001/results',
    ready: 'Results by question',
  },
  { name: 'the questions', role: 'teacher', path: '/classes/class_001/items', ready: 'Questions' },
  {
    name: 'a question',
    role: 'teacher',
    path: '/classes/class_001/items/itm_photosynthesis_1',
    ready: 'Question',
  },
  {
    name: 'the assessments',
    role: 'teacher',
    path: '/classes/class_001/assessments',
    ready: 'Assessments',
  },
  {
    name: 'the builder',
    role: 'teacher',
    path: '/classes/class_001/assessments/new',
    ready: 'Build an assessment',
  },
  {
    name: 'an assessment that has begun',
    role: 'teacher',
    path: '/classes/class_001/assessments/class_001_photosynthesis_check',
    ready: 'Photosynthesis: weekly check',
  },
  {
    name: 'the table to grade',
    role: 'teacher',
    path: '/classes/class_001/results/batch',
    ready: 'Grade from a table',
  },
  {
    name: 'the assignments',
    role: 'teacher',
    path: '/classes/class_001/assignments',
    ready: 'Assignments',
  },
  {
    name: 'the form to assign',
    role: 'teacher',
    path: '/classes/class_001/assignments?assign=class_001_ecosystems_quiz',
    ready: 'Assign an assessment',
  },
  {
    name: 'an assignment',
    role: 'teacher',
    path: '/classes/class_001/assignments/class_001_ecosystems_quiz_open',
    ready: 'Ecosystems: short quiz',
  },
  {
    name: 'the start of a quiz',
    role: 'student',
    path: '/me/assignments/class_001_photosynthesis_check_open',
    ready: 'Photosynthesis: weekly check',
  },
  {
    name: 'the library',
    role: 'teacher',
    path: '/classes/class_001/library?q=leaf',
    ready: 'Library',
  },
  {
    name: 'an item of the library',
    role: 'teacher',
    path: '/classes/class_001/library/cnt_photosynthesis_03',
    ready: 'The leaf as a factory',
  },
  { name: 'the library of a student', role: 'student', path: '/me/library', ready: 'Library' },
  { name: "a student's own page", role: 'student', path: '/me', ready: /^Hello/ },
  { name: 'the users', role: 'admin', path: '/users', ready: 'Users' },
  { name: 'the operations', role: 'admin', path: '/operations', ready: 'Operations' },
  { name: 'a page that is not there', role: 'teacher', path: '/nowhere', ready: 'nothing here' },
] as const;

const windows = new Map<Role, Promise<Page>>();

/** One window a role for all tests that only look: signing in each time would take longer than to look. */
function windowToLook(browser: Browser, server: ServerUnderTest, role: Role): Promise<Page> {
  const opened = windows.get(role) ?? openWindow(browser, server, role);
  windows.set(role, opened);
  return opened;
}

const test = base.extend<{ lookAs: (role: Role, path?: string) => Promise<Page> }>({
  lookAs: async ({ browser, server }, use) => {
    await use(async (role, path) => {
      const page = await windowToLook(browser, server, role);
      if (path !== undefined) await page.goto(path);
      return page;
    });
  },
});

test.afterAll(async () => {
  for (const page of windows.values()) await (await page).context().close();
});

/**
 * Axe looks at the page, or at the dialog that stands over one: of a page with a dialog it takes what it says of colours
 * back. In the dark it looks once more at the colours.
 */
async function expectNoViolations(page: Page) {
  const dialog = (await page.getByRole('dialog').count()) > 0;
  const axe = () => new AxeBuilder({ page }).include(dialog ? '[role=dialog]' : 'html');
  await inColours(page, 'light');
  await expectNone(axe().withTags(TAGS));
  if (dialog) await expectNone(new AxeBuilder({ page }).withRules('aria-hidden-focus'));
  await inColours(page, 'dark');
  await expectNone(axe().withRules(COLOURS));
}

async function inColours(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

async function expectNone(axe: AxeBuilder) {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test('axe finds nothing on the sign-in', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await expectNoViolations(page);
});

for (const { name, role, path, ready } of PAGES) {
  test(`on ${name} axe finds nothing, no hole shows, nothing is cut off or comes from elsewhere`, async ({
    lookAs,
    server,
  }) => {
    const page = await lookAs(role);
    const foreign: string[] = [];
    const note = (request: Request) => {
      if (new URL(request.url()).host !== new URL(server.url).host) foreign.push(request.url());
    };
    page.on('request', note);
    await page.goto(path);
    await page.getByRole('heading', { name: ready }).waitFor();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    await expectNoViolations(page);
    expect(await page.locator('body').innerText()).not.toMatch(/undefined|NaN|Invalid Date/);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(cutOff), `${width} × ${height}`).toEqual([]);
    }
    page.off('request', note);
    expect(foreign).toEqual([]);
  });
}

/** Once a new size of the window is drawn: whether the page is wider, and which buttons are narrower than their words. */
async function cutOff(): Promise<(string | null)[]> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const labels = [...document.querySelectorAll('.mantine-Button-label')];
  const clipped = labels.filter((label) => label.scrollWidth > label.clientWidth);
  const tooWide = document.documentElement.scrollWidth > window.innerWidth;
  return [...(tooWide ? ['the page'] : []), ...clipped.map((label) => label.textContent)];
}

test('axe finds nothing on how a teacher spread her attention', async ({ lookAs }) => {
  const page = await lookAs('teacher', '/classes/class_001');
  await page.getByRole('tab', { name: 'My attention' }).click();
  await page.getByText(/Only you can see this/).waitFor();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await expectNoViolations(page);
});

test('axe finds nothing in the form to add students, nor in its question before it goes', async ({
  lookAs,
}) => {
  const page = await lookAs('teacher', '/classes/class_001');
  await page.getByRole('tab', { name: 'Class' }).click();
  await page.getByRole('button', { name: 'Add students' }).click();
  await page.getByLabel('Names, one a line').fill('Ana Ruiz');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Go on with it' })).toBeFocused();
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('axe finds nothing where a student is given a new password', async ({ lookAs }) => {
  const page = await lookAs('teacher', '/classes/class_001/students/student_009');
  await page.getByRole('button', { name: 'Give a new password' }).click();
  const dialog = page.getByRole('dialog', { name: /^A new password for/ });
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Give a new password' }).click();
  await dialog.getByRole('list', { name: 'Sign-ins' }).waitFor();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'I have noted it' }).click();
});

test('axe finds nothing where a class is archived, nor on the pages of one that is', async ({
  lookAs,
}) => {
  const page = await lookAs('teacher', '/classes/class_001?archive');
  const dialog = page.getByRole('dialog', { name: /^Archive/ });
  await dialog.waitFor();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Archive the class' }).click();
  await page.getByText(/^This class was archived on/).waitFor();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectNoViolations(page);
  await page.goto('/classes');
  await page.getByRole('button', { name: 'Show archived classes' }).click();
  await page.getByRole('link', { name: 'Period 3 Biology' }).waitFor();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Period 3 Biology' }).click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByText(/^This class was archived on/)).toHaveCount(0);
});

test('axe finds nothing in the alert settings', async ({ lookAs }) => {
  const page = await lookAs('teacher', '/');
  await page.getByRole('tab', { name: /^Alerts/ }).click();
  await page.getByRole('button', { name: 'Alert settings' }).click();
  await page.getByRole('textbox', { name: 'Sudden drop' }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing where a key is corrected', async ({ lookAs }) => {
  const page = await lookAs(
    'teacher',
    '/classes/class_001/results?assessment=class_001_photosynthesis_check',
  );
  await page
    .getByRole('button', { name: /^Correct the key/ })
    .first()
    .click();
  await page.getByRole('radio', { checked: false }).first().check();
  await page.getByText(/would (change|stay)/).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing in the what-if', async ({ lookAs }) => {
  const page = await lookAs('teacher', '/');
  await page.getByRole('button', { name: 'What if' }).click();
  await page.getByRole('slider', { name: 'Mastered from' }).fill('55');
  await page.getByRole('table', { name: 'Who would move' }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing in the details of a cell with its trend', async ({ lookAs }) => {
  const page = await lookAs('teacher', '/');
  await cellOf(page, 'student_002', 'photosynthesis').click();
  await page.getByRole('img', { name: /^Trend of Photosynthesis/ }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing on a concept that is chosen', async ({ lookAs }) => {
  const page = await lookAs('teacher', '/');
  await page.getByRole('link', { name: 'Concepts' }).click();
  await page.getByRole('button', { name: /^Photosynthesis/ }).click();
  await page.getByRole('heading', { name: /^Ready for it/ }).waitFor();
  await expectNoViolations(page);
});

test('axe finds nothing in a quiz with a word bank, which the keyboard folds away', async ({
  browser,
  server,
}) => {
  const page = await openStudent(browser, server, 'student_003');
  await page.goto('/me/assignments/class_001_photosynthesis_quiz_open');
  const start = page.getByRole('button', { name: 'Start now' });
  const bank = page.getByText(/^Word bank: Photosynthesis/);
  await start.or(bank).waitFor();
  if (await start.isVisible()) await start.click();
  const word = page.getByRole('listitem').filter({ hasText: 'carbon dioxide' });
  await expect(word).toBeVisible();
  await expect(page.getByText(/^For you: .*Word bank/)).toBeVisible();
  await expectNoViolations(page);
  await bank.press('Enter');
  await expect(word).toBeHidden();
  await expectNoViolations(page);
  await page.context().close();
});

test('axe finds nothing in a quiz', async ({ lookAs }) => {
  const page = await lookAs('student', '/');
  await page
    .getByRole('link', { name: /^(Start|Go on)/ })
    .first()
    .click();
  const start = page.getByRole('button', { name: 'Start now' });
  const question = page.getByRole('heading', { name: /^Question \d+ of/ });
  await start.or(question).waitFor();
  if (await start.isVisible()) await start.click();
  await page.getByRole('heading', { name: /^Question \d+ of/ }).waitFor();
  await expectNoViolations(page);
});

test('the whole class is seen at once at 1366 × 768', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  await page.setViewportSize({ width: 1366, height: 768 });
  const rows = page.getByRole('grid', { name: 'Mastery' }).locator('[data-student]');
  await expect(rows).toHaveCount(24);
  for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 });
});

test('no column of the grid moves when the state of a student changes', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  const grid = page.getByRole('grid', { name: 'Mastery' });
  const states = grid.locator('[data-state]');
  await expect(states).not.toHaveCount(0);
  const columns = async (word: string) => {
    await states.evaluateAll((all, text) => {
      for (const state of all) {
        state.setAttribute('data-state', 'productive_struggle');
        state.querySelector('span')?.replaceChildren(text);
      }
    }, word);
    return grid
      .getByRole('columnheader')
      .evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().left));
  };
  for (const width of [1200, 1366, 1600, 1920]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await columns('Productive struggle')).toEqual(await columns('Idle'));
  }
});

test('thresholds that a teacher sets are there for the next who looks', async ({ windowOf }) => {
  const openSettings = async () => {
    const page = await windowOf('teacher');
    await page.getByRole('tab', { name: /^Alerts/ }).click();
    await page.getByRole('button', { name: 'Alert settings' }).click();
    return { page, idle: page.getByRole('textbox', { name: 'Idle after' }) };
  };
  const first = await openSettings();
  await first.idle.fill('500');
  await first.page.getByRole('button', { name: 'Save' }).click();
  await expect(
    first.page.getByText('must be less than or equal to 120', { exact: true }),
  ).toBeVisible();
  await first.idle.fill('7');
  await first.page.getByRole('button', { name: 'Save' }).click();
  await expect(first.page.getByRole('dialog')).toHaveCount(0);
  await expect((await openSettings()).idle).toHaveValue('7 min');
});

test('the projector key hides every name and figure, and they are not in the page', async ({
  windowOf,
}) => {
  const page = await windowOf('teacher');
  const grid = page.getByRole('grid', { name: 'Mastery' });
  const name = await grid.getByRole('rowheader').first().getByRole('link').innerText();
  await page.keyboard.press('p');
  await expect(grid.getByRole('link', { name: 'Student 1', exact: true })).toBeVisible();
  expect(await page.locator('main').innerHTML()).not.toContain(name);
  await expect(grid.getByText(/\d+%/)).toHaveCount(0);
  await page.reload();
  await expect(grid.getByRole('link', { name: 'Student 1', exact: true })).toBeVisible();
});

test('the grid is reached and read by keyboard alone', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  await page.getByRole('grid', { name: 'Mastery' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('g');
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) {
    await page.keyboard.press(key);
  }
  await expect(page.getByRole('dialog')).toContainText(/From \d+ answers/);
  await expect(page.getByRole('dialog').getByRole('img', { name: /^Trend of/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.setViewportSize({ width: 320, height: 640 });
  await page.keyboard.press('g');
  for (const [key, times] of [
    ['ArrowDown', 20],
    ['ArrowUp', 12],
    ['ArrowRight', 7],
    ['ArrowLeft', 5],
  ] as const) {
    for (let time = 0; time < times; time += 1) {
      await page.keyboard.press(key);
      expect(await page.evaluate(isCovered)).toBe(false);
    }
  }
});

/** Whether what has the focus stands under something else, such as the grid's heads. */
function isCovered(): boolean {
  const focused = document.activeElement;
  if (focused === null) return true;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const upmost = document.elementFromPoint(left + Math.min(12, width / 2), top + height / 2);
  return !focused.contains(upmost);
}

test('the what-if is asked by keyboard alone and changes nothing', async ({ windowOf }) => {
  const page = await windowOf('teacher');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.getByRole('button', { name: 'What if' }).press('Enter');
  const slider = page.getByRole('slider', { name: 'Mastered from' });
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', '50%');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('would move');
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '51%');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'What if' })).toBeFocused();
  expect(sent).toEqual([]);
});
