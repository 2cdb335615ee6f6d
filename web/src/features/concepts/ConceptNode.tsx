import type { Distribution } from '@/model/classMastery';
import { LEVELS } from '@/model/level';
import { DistributionBar } from '@/ui/DistributionBar';
import { LevelMark } from '@/ui/LevelMark';
import { counted } from '@/ui/counted';
import type { Discretion } from '@/ui/useDiscretion';
import classes from './ConceptMap.module.css';
import { NODE } from './layout';

interface Props {
  name: string;
  spread: Distribution;
  discretion: Discretion;
  x: number;
  y: number;
  inChain: boolean;
  chosen: boolean;
  /** The id of the part that shows this concept's details. */
  controls: string;
  onToggle: () => void;
}

/** One concept: the class's mean and how many stand on each level, in figures and words. */
export function ConceptNode(props: Props) {
  const { name, spread, discretion, x, y, inChain, chosen, controls, onToggle } = props;
  return (
    <button
      type="button"
      className={classes.node}
      style={{ left: x, top: y, ...NODE }}
      data-chain={inChain || undefined}
      aria-expanded={chosen}
      aria-controls={chosen ? controls : undefined}
      onClick={onToggle}
    >
      <span className={classes.name} title={name}>
        {name}
      </span>{' '}
      <span className={classes.mean}>
        {spread.students === 0
          ? 'no answers yet'
          : `mean ${discretion.percent(spread.mean)}, ${counted(spread.students, 'student')}`}
      </span>
      <DistributionBar distribution={spread} />
      {LEVELS.map((level) => (
        <span key={level} className={classes.count}>
          {' '}
          <LevelMark level={level} /> {spread.counts[level]} {level}
        </span>
      ))}
    </button>
  );
}
