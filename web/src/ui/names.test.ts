import { expect, it } from 'vitest';
import { byName, heldApart } from './names';

it('orders names as a list on paper would', () => {
  const names = ['Zoe', 'Student 10', 'Åsa', 'adam', 'Student 9', 'Ärmel', 'Bo'];
  expect(names.sort(byName)).toEqual([
    'adam',
    'Ärmel',
    'Åsa',
    'Bo',
    'Student 9',
    'Student 10',
    'Zoe',
  ]);
});

it('holds only names apart that are written from right to left', () => {
  expect(heldApart('Ana Ruiz')).toBe('Ana Ruiz');
  expect(heldApart('李小龙')).toBe('李小龙');
  expect(heldApart('ليلى حسن')).toBe('\u2068ليلى حسن\u2069');
});
