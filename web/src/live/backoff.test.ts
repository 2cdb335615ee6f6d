import { expect, it } from 'vitest';
import { reconnectDelay } from './backoff';

const hints = { first_jitter_ms: 2_000, max_ms: 10_000 };

it('spreads the first attempt over the whole jitter that the server gave', () => {
  expect(reconnectDelay(0, hints, () => 0)).toBe(0);
  expect(reconnectDelay(0, hints, () => 0.75)).toBe(1_500);
});

it('doubles the ceiling with each failure and stops at the limit', () => {
  const ceilings = [1, 2, 3, 4, 5, 50].map((failures) => reconnectDelay(failures, hints, () => 1));
  expect(ceilings).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});
