import type { Distribution } from '@/model/classMastery';
import { LEVELS } from '@/model/level';
import classes from './DistributionBar.module.css';

/** How many students stand on each level, as widths; the figures stand beside it. */
export function DistributionBar({ distribution }: { distribution: Distribution }) {
  return (
    <span className={classes.bar} aria-hidden>
      {LEVELS.map((level) => (
        <span key={level} data-level={level} style={{ flexGrow: distribution.counts[level] }} />
      ))}
    </span>
  );
}
