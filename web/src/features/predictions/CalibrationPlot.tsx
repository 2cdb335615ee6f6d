import { LineChart } from '@mantine/charts';
import type { FeedbackReport } from '@/api/types';
import { percent } from '@/ui/percent';

type Bins = FeedbackReport['calibration'];

/** Predicted chances against what happened: where the predictions hold, the line lies on the diagonal. */
export function CalibrationPlot({ bins }: { bins: Bins }) {
  const points = bins.map(({ predicted, observed }) => ({
    predicted,
    Observed: observed,
    'As predicted': predicted,
  }));
  return (
    <div role="img" aria-label={words(bins)}>
      <LineChart
        h={280}
        data={points}
        dataKey="predicted"
        series={[
          { name: 'Observed', color: 'var(--mantine-color-anchor)' },
          { name: 'As predicted', color: 'var(--mantine-color-dimmed)', strokeDasharray: '5 5' },
        ]}
        curveType="linear"
        withLegend
        dotProps={{ r: 3 }}
        yAxisProps={{ domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], width: 44 }}
        xAxisProps={{
          type: 'number',
          domain: [0, 1],
          ticks: [0, 0.25, 0.5, 0.75, 1],
          tickFormatter: percent,
        }}
        xAxisLabel="Predicted chance of success"
        valueFormatter={percent}
        tooltipProps={{
          labelFormatter: (at) => (typeof at === 'number' ? `predicted ${percent(at)}` : ''),
        }}
        lineChartProps={{ accessibilityLayer: false }}
        tooltipAnimationDuration={0}
      />
    </div>
  );
}

const words = (bins: Bins) =>
  `Calibration. ${bins
    .map(
      ({ predicted, observed, answers }) =>
        `Where ${percent(predicted)} was predicted, ${percent(observed)} succeeded, in ${answers} answers.`,
    )
    .join(' ')}`;
