import { expect, it } from 'vitest';
import type { SchoolConcept } from '@/api/types';
import { missingPrerequisites, withPrerequisites } from './prerequisites';

const concept = (concept_id: string, ...prerequisites: string[]): SchoolConcept => ({
  concept_id,
  concept_name: concept_id,
  subject: 'Biology',
  prerequisites,
});
const ALL = [
  concept('cells'),
  concept('light', 'cells'),
  concept('breath', 'cells', 'light'),
  concept('web', 'light', 'breath'),
];
const names = (concepts: SchoolConcept[]) => concepts.map(({ concept_id }) => concept_id);

it('names all that is built on and was not chosen, once', () => {
  expect(names(missingPrerequisites(ALL, ['web', 'light'])).toSorted()).toEqual([
    'breath',
    'cells',
  ]);
  expect(missingPrerequisites(ALL, ['cells', 'light'])).toEqual([]);
  expect(missingPrerequisites(ALL, ['gone'])).toEqual([]);
});

it('puts what was missing before what builds on it and leaves the rest in its order', () => {
  expect(withPrerequisites(ALL, ['light', 'web'])).toEqual(['cells', 'light', 'breath', 'web']);
  expect(withPrerequisites(ALL, ['light', 'cells'])).toEqual(['light', 'cells']);
});
