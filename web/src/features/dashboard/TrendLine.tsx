import type { Interval } from '@/api/types';
import { MASTERED_FROM } from '@/model/level';
import type { Trend } from '@/model/trend';
import { percent } from '@/ui/percent';
import classes from './TrendLine.module.css';

interface Props {
  trend: Trend;
  /** Where the mastery is likely to lie now. */
  interval: Interval;
  label: string;
}

const WIDTH = 240;
const HEIGHT = 64;
const EDGE = 5;

const across = (index: number, count: number) =>
  EDGE + (count < 2 ? 0 : (index / (count - 1)) * (WIDTH - 2 * EDGE));
const up = (mastery: number) => HEIGHT - EDGE - mastery * (HEIGHT - 2 * EDGE);
const fixed = (value: number) => value.toFixed(1);

/** A spark line of 0..100%: the bound of mastered dashed, the range of the last value as a bar. */
export function TrendLine({ trend, interval, label }: Props) {
  const { values, first, last } = trend;
  const end = across(values.length - 1, values.length);
  const summary = `${label}: from ${percent(first)} to ${percent(last)}, lowest ${percent(
    Math.min(...values),
  )}, highest ${percent(Math.max(...values))}; now likely between ${percent(
    interval.low,
  )} and ${percent(interval.high)}`;
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={classes.line}
        role="img"
        aria-label={summary}
      >
        <path
          className={classes.bound}
          d={`M0 ${fixed(up(MASTERED_FROM))}H${WIDTH}`}
          data-part="bound"
        />
        <path
          className={classes.range}
          d={`M${fixed(end)} ${fixed(up(interval.low))}V${fixed(up(interval.high))}`}
          data-part="range"
        />
        <polyline
          className={classes.course}
          points={values
            .map((value, index) => `${fixed(across(index, values.length))},${fixed(up(value))}`)
            .join(' ')}
          data-part="course"
        />
        <circle className={classes.now} cx={fixed(end)} cy={fixed(up(last))} r="3.5" />
      </svg>
      <figcaption className={classes.caption}>
        <span>dashed: mastered, {percent(MASTERED_FROM)}</span>
        <span>bar: likely range</span>
      </figcaption>
    </figure>
  );
}
