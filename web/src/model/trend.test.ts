import { expect, it } from 'vitest';
import { sampleHistory } from '@/testing/sampleClass';
import { trendOf } from './trend';

it('runs from before the first answer to after the last, oldest first', () => {
  const trend = trendOf(sampleHistory([0.2, 0.35, 0.3, 0.52]));
  expect(trend).toMatchObject({
    values: [0.2, 0.35, 0.3, 0.52],
    answers: 3,
    known: 3,
    since: '2026-03-02T09:00:00.000Z',
    first: 0.2,
    last: 0.52,
  });
});

it('keeps to the latest forty answers and says how many there are', () => {
  const masteries = Array.from({ length: 101 }, (_, index) => index / 100);
  const trend = trendOf(sampleHistory(masteries));
  expect(trend?.values).toEqual(masteries.slice(60));
  expect([trend?.answers, trend?.known]).toEqual([40, 100]);
});

it('is nothing when no one has answered', () => {
  expect(trendOf([])).toBeUndefined();
});
