import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Kept } from '@/api/keptAnswers';
import { Problem } from '@/api/problem';
import type { AnswerToSave, SavedAnswer, SavedAnswers } from '@/api/types';
import { Outbox } from './Outbox';

/** A server that keeps the highest sequence, and a device that keeps what it is given. */
class World {
  constructor(readonly saved = new Map<string, SavedAnswer>()) {}

  readonly batches: AnswerToSave[][] = [];
  kept: Kept | null = null;
  failure: Error | null = null;

  send = (answers: AnswerToSave[]): Promise<SavedAnswers> => {
    if (this.failure) return Promise.reject(this.failure);
    this.batches.push(answers);
    for (const answer of answers) {
      if (answer.sequence > (this.saved.get(answer.question_id)?.sequence ?? 0)) {
        this.saved.set(answer.question_id, answer);
      }
    }
    const standing = answers.flatMap(({ question_id }) => this.saved.get(question_id) ?? []);
    return Promise.resolve({ status: 'success', answers: standing, seconds_left: null });
  };

  outbox(): Outbox {
    const outbox = new Outbox({
      saved: [...this.saved.values()],
      kept: this.kept,
      send: this.send,
      ahead: 0,
      update: (change) => {
        this.kept = change(this.kept);
        return Promise.resolve();
      },
    });
    outbox.start();
    return outbox;
  }
}

let world: World;
beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('sends an answer once typing pauses, and keeps nothing here after that', async () => {
  const outbox = world.outbox();
  outbox.answer('q1', 'a');
  outbox.answer('q1', 'ab');
  expect(outbox.snapshot().saving).toBe('saving');
  await pass(0);
  expect(world.kept?.answers.q1?.answer).toBe('ab');
  await pass(500);
  expect(world.batches).toHaveLength(1);
  expect(world.saved.get('q1')).toMatchObject({ answer: 'ab' });
  expect(outbox.snapshot()).toMatchObject({ saving: 'saved', unsent: 0 });
  expect(world.kept).toBeNull();
});

it('keeps answers on the device while there is no connection and sends them together after', async () => {
  world.failure = Problem.unreachable();
  const outbox = world.outbox();
  outbox.answer('q1', 'one');
  await pass(500);
  outbox.answer('q2', 'two');
  await pass(60_000);
  expect(outbox.snapshot()).toMatchObject({ saving: 'waiting', unsent: 2 });
  world.failure = null;
  outbox.nudge();
  await pass(1);
  expect(world.batches.map((batch) => batch.length)).toEqual([2]);
  expect(outbox.snapshot().saving).toBe('saved');
});

it('finds after a crash what only the device had', async () => {
  world.failure = Problem.unreachable();
  const before = world.outbox();
  before.answer('q1', 'kept');
  await pass(500);
  before.stop();
  world.failure = null;
  const after = world.outbox();
  expect(after.snapshot().answers).toEqual({ q1: 'kept' });
  await pass(1);
  expect(world.saved.get('q1')?.answer).toBe('kept');
  expect(world.kept).toBeNull();
});

it('loses nothing where two windows are without a connection and one of them is closed', async () => {
  world.failure = Problem.unreachable();
  const one = world.outbox();
  const other = world.outbox();
  other.answer('q2', 'two');
  one.answer('q1', 'one');
  await pass(500);
  other.stop();
  await pass(500);
  world.failure = null;
  expect(await one.flush()).toBe(true);
  expect(world.saved.get('q2')?.answer).toBe('two');
  expect(one.snapshot()).toMatchObject({ answers: { q1: 'one', q2: 'two' }, saving: 'saved' });
  expect(world.kept).toBeNull();
});

it('sends at once what she typed last when she leaves the page, and then rests', async () => {
  const outbox = world.outbox();
  outbox.answer('q1', 'a');
  outbox.answer('q1', 'ab');
  outbox.stop();
  await pass(0);
  expect(world.saved.get('q1')?.answer).toBe('ab');
  expect(world.kept).toBeNull();
  world.failure = Problem.unreachable();
  outbox.answer('q1', 'abc');
  outbox.stop();
  await pass(0);
  expect(vi.getTimerCount()).toBe(0);
  expect(world.kept?.answers.q1?.answer).toBe('abc');
});

it('takes over what another window answered later', async () => {
  const outbox = world.outbox();
  outbox.answer('q1', 'mine');
  const sequence = Math.round(performance.now()) + 7_000;
  world.saved.set('q1', { question_id: 'q1', sequence, answer: 'theirs', response_time_ms: 0 });
  await pass(500);
  expect(outbox.snapshot().answers.q1).toBe('theirs');
  outbox.answer('q1', 'mine again');
  await pass(500);
  expect(world.saved.get('q1')).toMatchObject({ answer: 'mine again', sequence: sequence + 1 });
});

it('takes the later answer of two devices, however often it was changed on each', async () => {
  const laptop = world.outbox();
  const phone = new World(world.saved).outbox();
  for (const answer of ['a', 'b', 'c']) {
    laptop.answer('q1', answer);
    await pass(500);
  }
  phone.answer('q1', 'on the phone');
  await pass(500);
  expect(world.saved.get('q1')?.answer).toBe('on the phone');
  expect(phone.snapshot().answers.q1).toBe('on the phone');
});

it('does not put an answer of before, given often without a connection, over a later one', async () => {
  const laptop = world.outbox();
  const phone = new World(world.saved).outbox();
  world.failure = Problem.unreachable();
  for (const answer of ['t', 'ty', 'typ', 'typed']) laptop.answer('q1', answer);
  await pass(60_000);
  phone.answer('q1', 'later');
  await pass(500);
  world.failure = null;
  expect(await laptop.flush()).toBe(true);
  expect(world.saved.get('q1')?.answer).toBe('later');
  expect(laptop.snapshot().answers.q1).toBe('later');
});

it('stops when the time is over and leaves what came too late on the device', async () => {
  const outbox = world.outbox();
  world.failure = new Problem(409, 'Time is over', '', [], null, 'time-over');
  outbox.answer('q1', 'late');
  await pass(60_000);
  expect(outbox.snapshot()).toMatchObject({ saving: 'refused', unsent: 1 });
  expect(outbox.snapshot().refusal?.kind).toBe('time-over');
  expect(world.kept?.answers.q1?.answer).toBe('late');
});

it('remembers over a reload that she handed in without a connection', async () => {
  const before = world.outbox();
  await before.rememberHandIn();
  before.stop();
  const after = world.outbox();
  expect(after.wantsHandIn).toBe(true);
  await after.forget();
  expect(world.kept).toBeNull();
});

it('says so when the device keeps nothing', async () => {
  const outbox = new Outbox({
    saved: [],
    kept: null,
    send: () => Promise.reject(Problem.unreachable()),
    ahead: 0,
    update: () => Promise.reject(new Error('private window')),
  });
  outbox.answer('q1', 'a');
  await pass(1_000);
  expect(outbox.snapshot().saving).toBe('unkept');
  outbox.stop();
});
