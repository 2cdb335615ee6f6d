import { expect, it } from 'vitest';
import { highlights } from './highlights';

it('marks quotations where they stand, overlapping ones once', () => {
  expect(highlights('Plants need light and water.', ['need light', 'light and water'])).toEqual([
    { text: 'Plants ', evidence: false },
    { text: 'need light and water', evidence: true },
    { text: '.', evidence: false },
  ]);
});

it('leaves out what the answer does not say, and keeps every letter', () => {
  expect(highlights('No sun', ['sunlight', ''])).toEqual([{ text: 'No sun', evidence: false }]);
  expect(highlights('', ['x'])).toEqual([]);
});
