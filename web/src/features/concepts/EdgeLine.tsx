import classes from './ConceptMap.module.css';
import type { Point } from './layout';

interface Props {
  points: readonly Point[];
  strong: boolean;
}

const HEAD = 8;

/** A line with a head: level where it passes a layer, bent only between two. */
export function EdgeLine({ points, strong }: Props) {
  const [start, ...rest] = points;
  const end = points.at(-1);
  if (start === undefined || end === undefined) return null;
  let at = start;
  const bends = rest.map((point, index) => {
    const from = at;
    at = point;
    const last = index === rest.length - 1 ? HEAD - 1 : 0;
    if (from.y === point.y) return `H${point.x - last}`;
    const half = (from.x + point.x) / 2;
    return `C${half} ${from.y} ${half} ${point.y} ${point.x - last} ${point.y}`;
  });
  return (
    <g className={classes.edge} data-strong={strong || undefined}>
      <path d={`M${start.x} ${start.y}${bends.join('')}`} fill="none" />
      <path
        d={`M${end.x} ${end.y}l${-HEAD} ${-HEAD / 2}v${HEAD}z`}
        stroke="none"
        fill="currentColor"
      />
    </g>
  );
}
