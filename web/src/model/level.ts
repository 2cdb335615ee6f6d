/** The three levels of mastery; the bounds are the contract's. */
export type Level = 'mastered' | 'developing' | 'struggling';

export const LEVELS: readonly Level[] = ['mastered', 'developing', 'struggling'];

export const LEVEL_WORD: Record<Level, string> = {
  mastered: 'Mastered',
  developing: 'Developing',
  struggling: 'Struggling',
};

export function levelOf(mastery: number): Level {
  if (mastery >= 0.75) return 'mastered';
  return mastery >= 0.45 ? 'developing' : 'struggling';
}
