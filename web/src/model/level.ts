/** The three levels of mastery; the bounds are the contract's. */
export type Level = 'mastered' | 'developing' | 'struggling';

export const LEVELS: readonly Level[] = ['mastered', 'developing', 'struggling'];

export const LEVEL_WORD: Record<Level, string> = {
  mastered: 'Mastered',
  developing: 'Developing',
  struggling: 'Struggling',
};

/** Where a level begins today. */
export const MASTERED_FROM = 0.75;
export const DEVELOPING_FROM = 0.45;

/** The level of a mastery of 0..1; another bound of mastered answers what would be if it held. */
export function levelOf(mastery: number, masteredFrom = MASTERED_FROM): Level {
  if (mastery >= masteredFrom) return 'mastered';
  return mastery >= DEVELOPING_FROM ? 'developing' : 'struggling';
}
