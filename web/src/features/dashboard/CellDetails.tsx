import { Text } from '@mantine/core';
import type { Concept, MasteryCell } from '@/api/types';
import { LEVEL_WORD, levelOf } from '@/model/level';
import { Faded } from '@/ui/Faded';
import { MasteryBar } from '@/ui/MasteryBar';
import { percent } from '@/ui/percent';
import { When } from '@/ui/When';
import { CellTrend } from './CellTrend';
import { CellWords } from './CellWords';
import classes from './MasteryGrid.module.css';

interface Props {
  cell: MasteryCell;
  concept: Concept;
  name: string;
}

/** What stands behind a cell of the grid: how sure it is, and how it came to be. */
export function CellDetails({ cell, concept, name }: Props) {
  const { interval, observations } = cell;
  return (
    <div className={classes.details}>
      <Text fw={650}>{name}</Text>
      <Text size="sm" mb={6}>
        {concept.concept_name}: {percent(cell.mastery)}, {LEVEL_WORD[levelOf(cell.mastery)]}
      </Text>
      <MasteryBar mastery={cell.mastery} interval={interval} />
      <Text size="sm" mt={6}>
        From {observations} {observations === 1 ? 'answer' : 'answers'}
        {`; likely between ${percent(interval.low)} and ${percent(interval.high)}`}
        {' (nine chances in ten)'}
      </Text>
      <CellWords cell={cell} />
      <Faded cell={cell} />
      <CellTrend cell={cell} concept={concept.concept_name} />
      <Text size="sm" c="dimmed">
        Last changed <When at={cell.last_updated} />
      </Text>
    </div>
  );
}
