import { expect, it } from 'vitest';
import { faded, fadingOf } from './fading';

/** The server computes the same: FadingTest has the same table. */
it.each([
  [0.9, 0, 0, 0.9],
  [0.9, 0, 30, 0.6],
  [0.9, 8, 60, 0.6],
  [0.9, 40, 120, 0.6],
  [0.8, 4, 14, 0.698],
  [0.2, 5, 90, 0.2],
  [0.9, 3, -5, 0.9],
])('%d after %i observations and %i days is %d', (mastery, observations, days, left) => {
  expect(faded(mastery, observations, days)).toBeCloseTo(left, 2);
});

it('says nothing where it makes no difference', () => {
  const now = Date.parse('2026-03-31T10:00:00Z');
  const cell = {
    student_id: 's',
    concept_id: 'c',
    mastery: 0.9,
    level: 'mastered' as const,
    observations: 0,
    interval: { low: 0, high: 1 },
    last_updated: '2026-03-01T10:00:00Z',
  };
  expect(fadingOf(cell, now)?.days).toBe(30);
  expect(fadingOf(cell, now)?.left).toBeCloseTo(0.6);
  expect(fadingOf({ ...cell, last_updated: '2026-03-31T09:00:00Z' }, now)).toBeNull();
  expect(fadingOf({ ...cell, last_updated: null }, now)).toBeNull();
});
