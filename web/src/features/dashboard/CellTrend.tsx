import { Skeleton, Text } from '@mantine/core';
import type { MasteryCell } from '@/api/types';
import { useMasteryHistory } from '@/api/useMasteryHistory';
import { trendOf, type Trend } from '@/model/trend';
import { percent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { day } from '@/ui/time';
import { TrendLine } from './TrendLine';

/** The way to this mastery, read only when a cell is opened. */
export function CellTrend({ cell, concept }: { cell: MasteryCell; concept: string }) {
  const { data, error, refetch } = useMasteryHistory(cell.student_id, cell.concept_id);
  if (error) {
    return (
      <ProblemNotice
        error={error}
        what="The trend could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  // As high as the line and its words, so that the details do not jump.
  if (data === undefined) return <Skeleton height={118} my={8} />;
  const trend = trendOf(data);
  if (trend === undefined) {
    return (
      <Text size="sm" c="dimmed">
        No graded work in this concept yet.
      </Text>
    );
  }
  const words = wordsOf(trend);
  return (
    <>
      <TrendLine trend={trend} interval={cell.interval} label={`Trend of ${concept}`} />
      <Text size="sm">{words}</Text>
    </>
  );
}

/** Less than this is no rise and no fall. */
const STEADY = 0.005;

function wordsOf({ first, last, answers, known, since }: Trend): string {
  const span = `over ${answers < known ? 'the latest ' : ''}${answers} ${
    answers === 1 ? 'answer' : 'answers'
  }${answers < known ? ` of ${known}` : ''} since ${day(since)}`;
  if (Math.abs(last - first) < STEADY) return `Stayed at ${percent(last)} ${span}.`;
  return `${last > first ? 'Rose' : 'Fell'} from ${percent(first)} to ${percent(last)} ${span}.`;
}
