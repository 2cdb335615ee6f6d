import type { MasteryChange } from '@/api/types';

/** The course of one mastery over the latest answers, oldest first. */
export interface Trend {
  /** Masteries of 0..1: the one before the first of these answers, then the one after each. */
  values: number[];
  answers: number;
  /** Answers there are in all, not only the latest. */
  known: number;
  since: string;
  first: number;
  last: number;
}

const LATEST = 40;

/** Reads a history as the server lists it, newest first; nothing when no one has answered yet. */
export function trendOf(changes: readonly MasteryChange[]): Trend | undefined {
  const latest = changes.slice(0, LATEST).reverse();
  const [oldest] = latest;
  const newest = latest.at(-1);
  if (oldest === undefined || newest === undefined) return undefined;
  return {
    values: [oldest.previous_mastery, ...latest.map(({ new_mastery }) => new_mastery)],
    answers: latest.length,
    known: changes.length,
    since: oldest.at,
    first: oldest.previous_mastery,
    last: newest.new_mastery,
  };
}
