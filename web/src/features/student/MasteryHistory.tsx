import { NativeSelect, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useMasteryHistory } from '@/api/useMasteryHistory';
import { conceptsInOrder } from '@/model/classMastery';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './MasteryHistory.module.css';
import { MasteryHistoryTable } from './MasteryHistoryTable';
import type { PartProps } from './props';

// The charting library is the heaviest part of the page; the class's grid does not wait for it.
const MasteryHistoryChart = lazy(() =>
  import('./MasteryHistoryChart').then((module) => ({ default: module.MasteryHistoryChart })),
);

export function MasteryHistory({ dashboard, discretion, student }: PartProps) {
  const concepts = conceptsInOrder(dashboard);
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState('chart');
  const conceptId = chosen ?? newestConcept({ dashboard, student }) ?? concepts[0]?.concept_id;
  const { data, error, refetch } = useMasteryHistory(
    student.student_id,
    conceptId ?? '',
    conceptId !== undefined && !discretion.hidden,
  );
  return (
    <Panel
      title="Mastery over time"
      aside={
        <div className={classes.controls}>
          <NativeSelect
            size="xs"
            aria-label="Concept"
            value={conceptId ?? ''}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={concepts.map(({ concept_id, concept_name }) => ({
              value: concept_id,
              label: concept_name,
            }))}
          />
          <SegmentedControl
            size="xs"
            aria-label="Show the history as"
            value={view}
            onChange={setView}
            data={[
              { value: 'chart', label: 'Chart' },
              { value: 'table', label: 'Table' },
            ]}
          />
        </div>
      }
    >
      {discretion.hidden ? (
        <Text c="dimmed">Hidden in projector mode.</Text>
      ) : error ? (
        <ProblemNotice
          error={error}
          what="The history could not be loaded."
          retry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton height={220} />
      ) : data.length === 0 ? (
        <Text c="dimmed">No graded work in this concept yet.</Text>
      ) : view === 'table' ? (
        <MasteryHistoryTable changes={data} />
      ) : (
        <Suspense fallback={<Skeleton height={220} />}>
          <MasteryHistoryChart
            changes={data}
            concept={
              concepts.find(({ concept_id }) => concept_id === conceptId)?.concept_name ?? ''
            }
          />
        </Suspense>
      )}
    </Panel>
  );
}

function newestConcept({ dashboard, student }: Pick<PartProps, 'dashboard' | 'student'>) {
  return dashboard.mastery
    .filter(({ student_id }) => student_id === student.student_id)
    .reduce<(typeof dashboard.mastery)[number] | undefined>(
      (newest, cell) =>
        newest === undefined || (cell.last_updated ?? '') > (newest.last_updated ?? '')
          ? cell
          : newest,
      undefined,
    )?.concept_id;
}
