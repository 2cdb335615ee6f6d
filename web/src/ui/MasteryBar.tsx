import type { Interval } from '@/api/types';
import { levelOf } from '@/model/level';
import classes from './MasteryBar.module.css';

interface Props {
  mastery: number;
  interval?: Interval | null | undefined;
}

/** A mastery as a bar, with the range that it is likely to lie in drawn over it. */
export function MasteryBar({ mastery, interval }: Props) {
  return (
    <div className={classes.track} data-level={levelOf(mastery)} aria-hidden>
      <div className={classes.fill} style={{ width: `${mastery * 100}%` }} />
      {interval && (
        <div
          className={classes.interval}
          style={{
            left: `${interval.low * 100}%`,
            width: `${Math.max(0, interval.high - interval.low) * 100}%`,
          }}
        />
      )}
    </div>
  );
}
