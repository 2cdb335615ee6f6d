import { expect, it } from 'vitest';
import type { MasteryCell } from '@/api/types';
import { classMean } from './classMastery';

const cell = (student_id: string, concept_id: string, mastery: number) =>
  ({ student_id, concept_id, mastery }) as MasteryCell;

it('counts each student once in the mean of the class, however many concepts she answered on', () => {
  const mastery = [cell('bo', 'a', 1), cell('bo', 'b', 0.9), cell('bo', 'c', 0.8)];
  expect(classMean({ mastery: [...mastery, cell('emil', 'a', 0.5)] })).toBeCloseTo(0.7, 12);
  expect(classMean({ mastery: [] })).toBeNull();
});
