import type { WordBank } from '@/api/types';
import { meaningAfter } from './wordBankOf';
import classes from './WordBankView.module.css';
import { counted } from '@/ui/counted';

/** The words of the topic, for those whose plan says so: the same ones beside each question about it. */
export function WordBankView({ bank }: { bank: WordBank }) {
  const explained = bank.words.some(({ meaning }) => meaning !== null);
  return (
    <details className={classes.bank} open>
      <summary className={classes.head}>
        Word bank: {bank.concept_name} <span>({counted(bank.words.length, 'word')})</span>
      </summary>
      <ul className={explained ? classes.explained : classes.alone}>
        {bank.words.map((entry) => (
          <li key={entry.word}>
            <strong>{entry.word}</strong>
            {meaningAfter(entry)}
          </li>
        ))}
      </ul>
    </details>
  );
}
