import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import type { Dashboard } from '../src/api/types';
import { applyEvent } from '../src/live/applyEvent';
import { isStreamEvent, type Frame, type StreamEvent } from '../src/live/events';
import { expect, submitRightAnswer, submitWritten, test } from './fixtures';

const CLASS = '/api/students/classes/class_001';

const load = async (terminal: APIRequestContext) =>
  (await (await terminal.get(`${CLASS}/dashboard`)).json()) as Dashboard;

/** Listens to the class from a position on, in a browser, and keeps the texts of all frames. */
const listen = (page: Page, { epoch, offset }: Dashboard['cursor']) =>
  page.evaluate(
    ([path]) => {
      const frames: string[] = [];
      const socket = new WebSocket(`${location.origin.replace('http', 'ws')}${path}`);
      socket.onmessage = ({ data }) => frames.push(String(data));
      Object.assign(window, { frames });
    },
    [`/ws/dashboard/class_001?epoch=${epoch}&offset=${offset}`],
  );

const heard = async (page: Page): Promise<StreamEvent[]> => {
  const texts = await page.evaluate(() => (window as unknown as { frames: string[] }).frames);
  return texts.map((text) => JSON.parse(text) as Frame).filter(isStreamEvent);
};

const toldToLoadAgain = async (page: Page): Promise<string | undefined> => {
  const texts = await page.evaluate(() => (window as unknown as { frames: string[] }).frames);
  return texts
    .map((text) => JSON.parse(text) as { type: string; reason?: string })
    .find(({ type }) => type === 'resync_required')?.reason;
};

async function aLesson(terminal: APIRequestContext) {
  const ok = async (answer: Promise<APIResponse>) => {
    const made = await answer;
    expect(made.ok(), await made.text()).toBe(true);
    return made;
  };
  const made = await ok(
    terminal.post('/api/students/students', {
      data: { student_name: 'Nova Example', grade_level: 9, class_id: 'class_001' },
    }),
  );
  const created = (await made.json()) as { student: { student_id: string } };
  const nova = `/api/students/students/${created.student.student_id}`;
  for (let turn = 0; turn < 4; turn += 1) {
    await submitRightAnswer(terminal, created.student.student_id, 'ecosystems');
    await submitRightAnswer(terminal, 'student_006', 'dna_replication');
    await submitRightAnswer(terminal, 'student_011', 'photosynthesis');
  }
  await ok(terminal.patch(nova, { data: { student_name: 'Nova E.', reading_level: 'grade 8' } }));
  await ok(
    terminal.put(`${nova}/iep`, {
      data: { primary_disability: 'Dyslexia', accommodations: ['extended_time'], goals: [] },
    }),
  );
  await ok(terminal.post('/api/adaptive/students/student_006/path', { data: { concept_ids: [] } }));
  for (const [at, action] of ['dismiss', 'snooze', 'helped'].entries()) {
    const alert = (await load(terminal)).alerts.filter(({ state }) => state === 'raised')[at];
    if (alert === undefined) continue;
    await ok(
      terminal.post(`/api/students/alerts/${alert.alert_id}/dismiss`, {
        data: { action, ...(action === 'snooze' ? { snooze_minutes: 30 } : {}) },
      }),
    );
  }
  await submitRightAnswer(terminal, 'student_008', 'cell_structure');
  // A grade that a teacher gives and takes back: the only answer on the concept, then none again.
  const newcomer = await ok(
    terminal.post('/api/students/students', {
      data: { student_name: 'Vera Example', grade_level: 9, class_id: 'class_001' },
    }),
  );
  const { student } = (await newcomer.json()) as typeof created;
  const grading = await submitWritten(terminal, student.student_id, 'e2e_picture', 'For food');
  const decided = await ok(
    terminal.post(`${CLASS}/reviews/decide`, {
      data: { grading_id: grading, question_id: 'q1', version: 0, points: 4 },
    }),
  );
  const { batch_id } = (await decided.json()) as { batch_id: string };
  await ok(terminal.post(`${CLASS}/reviews/undo`, { data: { batch_id } }));
  return nova;
}

const byKey = <T>(rows: T[], key: (row: T) => string) =>
  [...rows].sort((a, b) => key(a).localeCompare(key(b)));

/** What a picture says, without the moment of its making, who is there, and the order of unordered rows. */
const said = (picture: Dashboard) => ({
  ...picture,
  generated_at: null,
  presence: null,
  students: byKey(picture.students, ({ student_id }) => student_id),
  mastery: byKey(picture.mastery, (cell) => `${cell.student_id} ${cell.concept_id}`),
  alerts: byKey(picture.alerts, ({ alert_id }) => alert_id),
  latest_recommendations: byKey(picture.latest_recommendations, ({ student_id }) => student_id),
});

test('after a lesson the picture made from events equals a fresh load', async ({
  windowOf,
  terminal,
}) => {
  const page = await windowOf('teacher');
  const before = await load(terminal);
  await listen(page, before.cursor);
  const nova = await aLesson(terminal);
  await expectEqual(page, terminal, before);
  // Whoever was erased is in no event that a window may still hold: it is told to load the class again.
  expect((await terminal.delete(nova)).ok()).toBe(true);
  await expect.poll(() => toldToLoadAgain(page)).toBe('epoch_changed');
  const fresh = await load(terminal);
  expect(fresh.cursor.epoch).not.toBe(before.cursor.epoch);
  expect(JSON.stringify(fresh)).not.toContain('Nova');
});

async function expectEqual(page: Page, terminal: APIRequestContext, before: Dashboard) {
  const fresh = await load(terminal);
  await expect.poll(async () => (await heard(page)).at(-1)?.offset).toBe(fresh.cursor.offset);
  const events = await heard(page);
  expect(events.map(({ offset }) => offset)).toEqual(
    Array.from({ length: events.length }, (_, at) => before.cursor.offset + at + 1),
  );
  expect(said(events.reduce(applyEvent, before))).toEqual(said(fresh));
}
