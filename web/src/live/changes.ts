import type { StreamEvent } from './events';

/** A mastery cell that moved while the page was open. */
export interface CellChange {
  student_id: string;
  concept_id: string;
  previous: number;
  next: number;
  /** When it arrived on this page, in epoch milliseconds. */
  seenAt: number;
}

export type CellChanges = ReadonlyMap<string, CellChange>;

export const cellKey = (studentId: string, conceptId: string) => `${studentId} ${conceptId}`;

/** How long a changed cell stays marked. */
export const MARKED_MS = 60_000;

export function withChange(changes: CellChanges, event: StreamEvent, now: number): CellChanges {
  if (event.type !== 'mastery_update') return changes;
  const { concept_id, previous_mastery, new_mastery } = event.mastery_data;
  const kept = [...changes].filter(([, change]) => now - change.seenAt < MARKED_MS);
  return new Map(kept).set(cellKey(event.student_id, concept_id), {
    student_id: event.student_id,
    concept_id,
    previous: previous_mastery,
    next: new_mastery,
    seenAt: now,
  });
}
