import type { MasteryCell } from '@/api/types';

const FIRST_HALF_LIFE = 30;
const OBSERVATIONS_TO_DOUBLE = 8;
const MOST_DOUBLINGS = 2;
const FLOOR = 0.3;
const DAY_MS = 86_400_000;

/** What is left of a mastery after days without practice, as the server computes it (docs/tracing.md). */
export function faded(mastery: number, observations: number, days: number): number {
  if (mastery <= FLOOR) return mastery;
  const doublings = Math.min(MOST_DOUBLINGS, observations / OBSERVATIONS_TO_DOUBLE);
  const halfLife = FIRST_HALF_LIFE * 2 ** doublings;
  return FLOOR + (mastery - FLOOR) * 2 ** (-Math.max(0, days) / halfLife);
}

/** How far a cell has faded by now; null where that makes less than a percentage point. */
export function fadingOf(
  { mastery, observations, last_updated }: MasteryCell,
  now: number,
): { left: number; days: number } | null {
  if (last_updated === null) return null;
  const days = (now - Date.parse(last_updated)) / DAY_MS;
  const left = faded(mastery, observations, days);
  return mastery - left < 0.01 ? null : { left, days: Math.floor(days) };
}
