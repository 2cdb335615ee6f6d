import { expect, test } from 'vitest';
import { percent } from './percent';

test('a figure just below a border does not read as if it had reached it', () => {
  expect(percent(0.4496)).toBe('44.9%');
  expect(percent(0.45)).toBe('45%');
  expect(percent(0.7499)).toBe('74.9%');
  expect(percent(0.75)).toBe('75%');
  expect(percent(0.624)).toBe('62%');
  expect(percent(null)).toBe('–');
});
