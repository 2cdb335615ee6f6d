import { LineChart } from '@mantine/charts';
import type { MasteryChange } from '@/api/types';
import { DEVELOPING_FROM, MASTERED_FROM } from '@/model/level';
import { percent } from '@/ui/percent';
import { day, full } from '@/ui/time';

interface Props {
  /** Newest first, as the server lists them. */
  changes: MasteryChange[];
  concept: string;
}

export function MasteryHistoryChart({ changes, concept }: Props) {
  const points = changes
    .map(({ at, new_mastery }) => ({ at: Date.parse(at), Mastery: new_mastery }))
    .reverse();
  const first = points[0];
  const last = points.at(-1);
  const summary =
    first && last
      ? `Mastery of ${concept} over ${points.length} answers: from ${percent(first.Mastery)} on ${day(first.at)} to ${percent(last.Mastery)} on ${day(last.at)}. The table shows each.`
      : concept;
  return (
    <div role="img" aria-label={summary}>
      <LineChart
        h={220}
        data={points}
        dataKey="at"
        series={[{ name: 'Mastery', color: 'var(--mantine-color-anchor)' }]}
        curveType="monotone"
        strokeWidth={2}
        withDots={points.length < 40}
        dotProps={{ r: 2.5 }}
        yAxisProps={{ domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], width: 44 }}
        xAxisProps={{ tickFormatter: (at: number) => day(at), minTickGap: 40 }}
        referenceLines={[
          { y: MASTERED_FROM, label: 'mastered', color: 'var(--mc-mastered-bar)' },
          { y: DEVELOPING_FROM, label: 'developing', color: 'var(--mc-developing-bar)' },
        ]}
        valueFormatter={percent}
        tooltipProps={{ labelFormatter: (at) => (typeof at === 'number' ? full(at) : '') }}
        lineChartProps={{ accessibilityLayer: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}
