import { SimpleGrid, Skeleton, Table, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { FeedbackReport, Figures } from '@/api/types';
import { LEVEL_WORD } from '@/model/level';
import { Panel } from '@/ui/Panel';
import { percent } from '@/ui/percent';
import { day } from '@/ui/time';
import { When } from '@/ui/When';
import { FiguresTable } from './FiguresTable';
import classes from './PredictionsPage.module.css';

// The charting library is the heaviest part of the page.
const CalibrationPlot = lazy(() =>
  import('./CalibrationPlot').then((module) => ({ default: module.CalibrationPlot })),
);

export function ReportView({ report }: { report: FeedbackReport }) {
  return (
    <>
      <Panel
        title="In short"
        aside={
          <Text size="sm" c="dimmed">
            made <When at={report.generated_at} />, about {report.answers} answers
          </Text>
        }
      >
        <ul className={classes.findings}>
          {report.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      </Panel>
      {report.success && report.mastery && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Panel title="Predicted and observed">
            <Suspense fallback={<Skeleton height={280} />}>
              <CalibrationPlot bins={report.calibration} />
            </Suspense>
          </Panel>
          <div className={classes.column}>
            <Panel title="How far off">
              <Overall success={report.success} mastery={report.mastery} />
            </Panel>
            <Panel title="Right answers at each level">
              <FiguresTable
                of="Answers while"
                rows={report.levels.map(({ level, mastery }) => ({
                  key: level,
                  name: LEVEL_WORD[level],
                  figures: mastery,
                }))}
              />
            </Panel>
          </div>
        </SimpleGrid>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Panel title="By concept">
          <FiguresTable
            of="Concept"
            rows={report.concepts.map(({ concept_id, concept_name, success }) => ({
              key: concept_id,
              name: concept_name,
              figures: success,
            }))}
          />
        </Panel>
        <Panel title="By week">
          <FiguresTable
            of="Week of"
            rows={report.drift.map(({ monday, success }) => ({
              key: monday,
              name: day(monday),
              figures: success,
            }))}
          />
        </Panel>
      </SimpleGrid>
      <Panel title="With and without an IEP">
        {report.by_iep ? (
          <FiguresTable
            of="Students"
            rows={[
              { key: 'with', name: 'with an IEP', figures: report.by_iep.with_iep },
              { key: 'without', name: 'without an IEP', figures: report.by_iep.without_iep },
            ]}
          />
        ) : (
          <Text>
            {report.class_id === null
              ? 'Not told: one of the two groups has fewer than ten students.'
              : 'Not told for one class: with so few students a figure could be read as that of one child. An administrator sees it over all classes.'}
          </Text>
        )}
      </Panel>
    </>
  );
}

function Overall({ success, mastery }: { success: Figures; mastery: Figures }) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Figure</Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              Prediction
            </Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              Mastery alone
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Row
            name="Predicted successes"
            of={(it) => percent(it.predicted)}
            in={[success, mastery]}
          />
          <Row
            name="Observed successes"
            of={(it) => percent(it.observed)}
            in={[success, mastery]}
          />
          <Row
            name="Calibration error"
            of={(it) => percent(it.calibration_error)}
            in={[success, mastery]}
          />
          <Row
            name="Root mean squared error"
            of={(it) => it.rmse.toFixed(3)}
            in={[success, mastery]}
          />
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="xs">
        Calibration error: how far predicted and observed lie apart, on average. Root mean squared
        error: 0 if every single answer was foreseen, 0.5 if all were a toss of a coin.
      </Text>
    </div>
  );
}

interface RowProps {
  name: string;
  of: (figures: Figures) => string;
  in: Figures[];
}

function Row({ name, of, in: columns }: RowProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {columns.map((figures, column) => (
        <Table.Td key={column} className={classes.figure}>
          {of(figures)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
