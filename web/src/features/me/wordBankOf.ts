import type { Attempt, Question, WordBank } from '@/api/types';

/** The words of the question's topic; none if she has no word bank, or there are no words for it. */
export function wordBankOf(attempt: Attempt, { concept_id }: Question): WordBank | undefined {
  // A copy that this device kept may be of a version of the page that knew none.
  const banks = attempt.word_banks as WordBank[] | undefined;
  return banks?.find((bank) => bank.concept_id === concept_id && bank.words.length > 0);
}

/** What stands after a word of a word bank, seen and read aloud. */
export const meaningAfter = ({ meaning }: WordBank['words'][number]): string =>
  meaning === null ? '' : `: ${meaning}`;
