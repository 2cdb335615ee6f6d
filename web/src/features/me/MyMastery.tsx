import type { MasteryRecord } from '@/api/types';
import { levelOf, type Level } from '@/model/level';
import { LevelMark } from '@/ui/LevelMark';
import { MasteryBar } from '@/ui/MasteryBar';
import { percent } from '@/ui/percent';
import classes from './MyPage.module.css';

const KIND_WORD: Record<Level, string> = {
  mastered: 'You have got this',
  developing: 'Getting there',
  struggling: 'Worth another look',
};

export function MyMastery({ records }: { records: MasteryRecord[] }) {
  if (records.length === 0) return <p>Your first quiz will show where you are.</p>;
  return (
    <ul className={classes.list}>
      {records.map(({ concept_id, concept_name, mastery, observations }) => {
        const level = levelOf(mastery);
        // Before the first answer there is only a guess, and nobody is told a guess about herself.
        if (observations === 0) {
          return (
            <li key={concept_id} className={classes.concept} data-concept={concept_id}>
              <div className={classes.head}>
                <span className={classes.name}>{concept_name}</span>
                <span className={classes.word}>No answers yet</span>
              </div>
            </li>
          );
        }
        return (
          <li key={concept_id} className={classes.concept} data-concept={concept_id}>
            <div className={classes.head}>
              <span className={classes.name}>{concept_name}</span>
              <span className={classes.word}>
                <LevelMark level={level} /> {KIND_WORD[level]} · {percent(mastery)}
              </span>
            </div>
            <MasteryBar mastery={mastery} />
          </li>
        );
      })}
    </ul>
  );
}
