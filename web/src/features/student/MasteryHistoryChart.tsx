import { LineChart } from '@mantine/charts';
import type { MasteryChange } from '@/api/types';
import { DEVELOPING_FROM, MASTERED_FROM } from '@/model/level';
import { counted } from '@/ui/counted';
import { percent } from '@/ui/percent';
import { clockShort, day, full, isSameDay } from '@/ui/time';
import { timeMarks } from '@/ui/timeMarks';

interface Props {
  /** Newest first, as the server lists them. */
  changes: MasteryChange[];
  concept: string;
}

export function MasteryHistoryChart({ changes, concept }: Props) {
  const points = changes
    .map(({ at, new_mastery }) => ({ at: Date.parse(at), Mastery: new_mastery }))
    .reverse()
    // One step an answer: those of a quiz were all handed in at one time.
    .map((point, place) => ({ ...point, place }));
  const marks = new Map(
    timeMarks(points.map(({ at }) => at)).map(({ place, label }) => [place, label]),
  );
  const first = points[0];
  const last = points.at(-1);
  const summary =
    first && last
      ? `Mastery of ${concept} over ${counted(points.length, 'answer')}: ${spanOf(first, last)}. The table shows each.`
      : concept;
  return (
    <div role="img" aria-label={summary}>
      <LineChart
        h={220}
        data={points}
        dataKey="place"
        series={[{ name: 'Mastery', color: 'var(--mantine-color-anchor)' }]}
        curveType="monotone"
        strokeWidth={2}
        withDots={points.length < 40}
        dotProps={{ r: 2.5 }}
        yAxisProps={{ domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], width: 44 }}
        xAxisProps={{
          type: 'number',
          domain: ['dataMin', 'dataMax'],
          ticks: [...marks.keys()],
          tickFormatter: (place: number) => marks.get(place) ?? '',
          minTickGap: 24,
          interval: 'preserveStart',
        }}
        referenceLines={[
          { y: MASTERED_FROM, label: 'mastered', color: 'var(--mc-mastered-bar)' },
          { y: DEVELOPING_FROM, label: 'developing', color: 'var(--mc-developing-bar)' },
        ]}
        valueFormatter={percent}
        tooltipProps={{
          labelFormatter: (place) => {
            const at = points[Number(place)]?.at;
            return at === undefined ? '' : full(at);
          },
        }}
        lineChartProps={{ accessibilityLayer: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}

interface Point {
  at: number;
  Mastery: number;
}

function spanOf(first: Point, last: Point): string {
  const words = isSameDay(first.at, last.at)
    ? (at: number) => `at ${clockShort(at)}`
    : (at: number) => `on ${day(at)}`;
  return `from ${percent(first.Mastery)} ${words(first.at)} to ${percent(last.Mastery)} ${words(last.at)}`;
}
