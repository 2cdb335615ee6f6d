import type { Dashboard, MasteryCell } from '@/api/types';
import { LEVELS, levelOf, type Level } from './level';

export interface Distribution {
  mean: number | null;
  counts: Record<Level, number>;
  students: number;
}

/** Every figure about a class comes from the same cells as the grid, so no two places can differ. */
export function distributionOf(
  cells: readonly Pick<MasteryCell, 'mastery'>[],
  masteredFrom?: number,
): Distribution {
  const counts: Record<Level, number> = { mastered: 0, developing: 0, struggling: 0 };
  for (const { mastery } of cells) counts[levelOf(mastery, masteredFrom)] += 1;
  return { mean: meanOf(cells), counts, students: cells.length };
}

export function meanOf(cells: readonly Pick<MasteryCell, 'mastery'>[]): number | null {
  if (cells.length === 0) return null;
  return cells.reduce((sum, { mastery }) => sum + mastery, 0) / cells.length;
}

/** The mean of the students who answered, each as the mean of her own masteries, as the grid's rows have it. */
export const classMean = (dashboard: Pick<Dashboard, 'mastery'>): number | null => {
  const students = [...cellsByStudent(dashboard).values()].map((own) => ({
    mastery: meanOf([...own.values()]) ?? 0,
  }));
  return meanOf(students);
};

export function cellsByStudent(
  dashboard: Pick<Dashboard, 'mastery'>,
): Map<string, Map<string, MasteryCell>> {
  const rows = new Map<string, Map<string, MasteryCell>>();
  for (const cell of dashboard.mastery) {
    const row = rows.get(cell.student_id) ?? new Map<string, MasteryCell>();
    rows.set(cell.student_id, row.set(cell.concept_id, cell));
  }
  return rows;
}

export function conceptsInOrder({ concepts }: Dashboard): Dashboard['concepts'] {
  return [...concepts].sort((a, b) => a.position - b.position);
}

export const describeCounts = ({ counts }: Distribution): string =>
  LEVELS.map((level) => `${counts[level]} ${level}`).join(', ');
