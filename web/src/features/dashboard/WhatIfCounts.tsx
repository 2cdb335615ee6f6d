import { LEVEL_WORD, LEVELS } from '@/model/level';
import type { WhatIf } from '@/model/whatIf';
import { LevelMark } from '@/ui/LevelMark';
import classes from './WhatIf.module.css';

const CHANGE = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });

/** How many stand on each level, before and after. */
export function WhatIfCounts({ answer, bound }: { answer: WhatIf; bound: string }) {
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>How many on each level</caption>
      <thead>
        <tr>
          <th scope="col">Level</th>
          <th scope="col">Now</th>
          <th scope="col">From {bound}</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level) => (
          <tr key={level}>
            <th scope="row">
              <LevelMark level={level} /> {LEVEL_WORD[level]}
            </th>
            <td>{answer.before[level]}</td>
            <td>{answer.after[level]}</td>
            <td>{CHANGE.format(answer.after[level] - answer.before[level])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
