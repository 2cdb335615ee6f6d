import { expect, it } from 'vitest';
import type { Dashboard } from '@/api/types';
import { sampleDashboard } from '@/testing/sampleClass';
import { readinessFor } from './readiness';

const SET: Record<string, Record<string, number>> = {
  student_001: { cell_structure: 0.9, photosynthesis: 0.8 },
  student_002: { cell_structure: 0.75, photosynthesis: 0.74 },
  student_003: { cell_structure: 0.74, photosynthesis: 0.2 },
  student_004: { photosynthesis: 0.2 },
  student_005: { cell_structure: 0.1, photosynthesis: 0.75 },
};

function dashboard(): Dashboard {
  const sample = sampleDashboard();
  return {
    ...sample,
    students: sample.students.slice(0, 5),
    mastery: sample.mastery.flatMap((cell) => {
      const mastery = SET[cell.student_id]?.[cell.concept_id];
      return mastery === undefined ? [] : [{ ...cell, mastery }];
    }),
  };
}

const of = (conceptId: string) => {
  const given = dashboard();
  const concept = given.concepts.find(({ concept_id }) => concept_id === conceptId);
  if (concept === undefined) throw new Error('no such concept');
  return readinessFor(concept, given);
};

it('tells who has mastered a concept, who is ready for it and what holds the others back', () => {
  const { mastered, ready, heldBack } = of('photosynthesis');
  expect(mastered).toEqual(['student_001', 'student_005']);
  expect(ready).toEqual(['student_002']);
  expect(
    heldBack.map(({ student_id, first }) => [student_id, first.map((base) => base.concept_id)]),
  ).toEqual([
    ['student_003', ['cell_structure']],
    ['student_004', ['cell_structure']],
  ]);
});

it('holds no one back from a concept that builds on nothing', () => {
  const { mastered, ready, heldBack } = of('cell_structure');
  expect([mastered.length, ready.length, heldBack.length]).toEqual([2, 3, 0]);
});
