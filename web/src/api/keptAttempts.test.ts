import { expect, it } from 'vitest';
import { asOf, type KeptAttempt } from './keptAttempts';
import type { Attempt } from './types';

const kept = (seconds_left: number | null): KeptAttempt => ({
  studentId: 'student_001',
  attempt: { attempt_id: 'att_1', seconds_left, server_time: '2026-03-02T10:30:00Z' } as Attempt,
  keptAt: 1_000_000,
});

it('gives an attempt the time that is left, not the time that was left when it was kept', () => {
  expect(asOf(kept(600), 1_000_000 + 90_000)).toMatchObject({
    seconds_left: 510,
    server_time: '2026-03-02T10:31:30.000Z',
  });
});

it('gives no time for a clock that was put back', () => {
  expect(asOf(kept(600), 0)?.seconds_left).toBe(600);
});

it('is gone when the time is over', () => {
  expect(asOf(kept(600), 1_000_000 + 600_000)).toBeNull();
});

it('keeps an attempt without end for a day after the server was last heard', () => {
  expect(asOf(kept(null), 1_000_000 + 23 * 3_600_000)?.seconds_left).toBeNull();
  expect(asOf(kept(null), 1_000_000 + 24 * 3_600_000)).toBeNull();
});
