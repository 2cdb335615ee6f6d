import { expect, test } from 'vitest';
import { number, percent } from './percent';

test('a figure just below a border does not read as if it had reached it', () => {
  expect(percent(0.4496)).toBe('44.9%');
  expect(percent(0.45)).toBe('45%');
  expect(percent(0.7499)).toBe('74.9%');
  expect(percent(0.75)).toBe('75%');
  expect(percent(0.624)).toBe('62%');
  expect(percent(0.9964)).toBe('99%');
  expect(percent(0.99999)).toBe('99%');
  expect(percent(1)).toBe('100%');
  expect(percent(null)).toBe('–');
});

test('quarters of a point read as what they are', () => {
  expect(number(0.75)).toBe('0.75');
  expect(number(2.25)).toBe('2.25');
  expect(number(4)).toBe('4');
});
