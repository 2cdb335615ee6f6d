import { expect, test } from 'vitest';
import { counted } from './counted';

test('one is not many', () => {
  expect(counted(0, 'student')).toBe('0 students');
  expect(counted(1, 'student')).toBe('1 student');
  expect(counted(24, 'student')).toBe('24 students');
  expect(counted(0.75, 'point')).toBe('0.75 points');
  expect(counted(2, 'mastery', 'masteries')).toBe('2 masteries');
});
