import type { MasteryChange } from '@/api/types';
import { percent } from '@/ui/percent';
import { full } from '@/ui/time';
import classes from './MasteryHistory.module.css';

export function MasteryHistoryTable({ changes }: { changes: MasteryChange[] }) {
  return (
    <div
      className={classes.scroll}
      role="region"
      aria-label="History of mastery"
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Credit</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) => (
            <tr key={`${change.at} ${index}`}>
              <td>
                <time dateTime={change.at}>{full(change.at)}</time>
              </td>
              <td>{percent(change.credit)}</td>
              <td>{percent(change.previous_mastery)}</td>
              <td>{percent(change.new_mastery)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
