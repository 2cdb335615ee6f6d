import { expect, it } from 'vitest';
import { fromField, toField } from './localTime';

it('names the same minute in the field and outside, in whatever zone', () => {
  expect(fromField(toField('2026-03-02T10:30:00.000Z'))).toBe('2026-03-02T10:30:00.000Z');
  expect(toField(null)).toBe('');
  expect(fromField('')).toBeNull();
});
