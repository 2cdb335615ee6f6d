import type { Concept, Dashboard } from '@/api/types';
import { cellsByStudent } from './classMastery';
import { levelOf } from './level';

/** A student who has not mastered something that a concept builds on. */
interface HeldBack {
  student_id: string;
  first: Concept[];
}

export interface Readiness {
  mastered: string[];
  /** Not mastered yet, but all that it builds on is. */
  ready: string[];
  heldBack: HeldBack[];
}

/** Where each student of a class stands before a concept; what was never answered is not mastered. */
export function readinessFor(concept: Concept, dashboard: Dashboard): Readiness {
  const cells = cellsByStudent(dashboard);
  const bases = dashboard.concepts.filter(({ concept_id }) =>
    concept.prerequisites.includes(concept_id),
  );
  const readiness: Readiness = { mastered: [], ready: [], heldBack: [] };
  for (const { student_id } of dashboard.students) {
    const has = ({ concept_id }: Concept) =>
      levelOf(cells.get(student_id)?.get(concept_id)?.mastery ?? 0) === 'mastered';
    const first = bases.filter((base) => !has(base));
    if (has(concept)) readiness.mastered.push(student_id);
    else if (first.length === 0) readiness.ready.push(student_id);
    else readiness.heldBack.push({ student_id, first });
  }
  return readiness;
}
