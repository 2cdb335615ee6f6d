import { Text } from '@mantine/core';
import { conceptsInOrder } from '@/model/classMastery';
import { LEVEL_WORD, levelOf } from '@/model/level';
import { Faded } from '@/ui/Faded';
import { LevelMark } from '@/ui/LevelMark';
import { MasteryBar } from '@/ui/MasteryBar';
import { Panel } from '@/ui/Panel';
import { percent } from '@/ui/percent';
import classes from './MasteryPanel.module.css';
import type { PartProps } from './props';
import { Why } from './Why';

/** The same cells as the class's grid, each with how sure it is and why. */
export function MasteryPanel({ dashboard, discretion, student }: PartProps) {
  const cells = new Map(
    dashboard.mastery
      .filter(({ student_id }) => student_id === student.student_id)
      .map((cell) => [cell.concept_id, cell]),
  );
  return (
    <Panel title="Mastery">
      {dashboard.concepts.length === 0 && (
        <Text c="dimmed">This class has no concepts yet, so there is no mastery to show.</Text>
      )}
      <ul className={classes.list}>
        {conceptsInOrder(dashboard).map(({ concept_id, concept_name }) => {
          const cell = cells.get(concept_id);
          return (
            <li key={concept_id} className={classes.concept} data-concept={concept_id}>
              <div className={classes.head}>
                <span className={classes.name}>{concept_name}</span>
                {cell && (
                  <span className={classes.level} data-level={levelOf(cell.mastery)}>
                    <LevelMark level={levelOf(cell.mastery)} /> {LEVEL_WORD[levelOf(cell.mastery)]}
                  </span>
                )}
                <span className={classes.figure}>{discretion.percent(cell?.mastery ?? null)}</span>
              </div>
              {cell && !discretion.hidden ? (
                <>
                  <MasteryBar mastery={cell.mastery} interval={cell.interval} />
                  <Faded cell={cell} />
                  <div className={classes.evidence}>
                    <Text size="sm" c="dimmed" mt={3}>
                      {cell.observations} {cell.observations === 1 ? 'answer' : 'answers'}
                      {` · likely ${percent(cell.interval.low)} to ${percent(cell.interval.high)}`}
                    </Text>
                    <Why studentId={student.student_id} conceptId={concept_id} of={concept_name} />
                  </div>
                </>
              ) : (
                !cell && (
                  <Text size="sm" c="dimmed">
                    No answers yet.
                  </Text>
                )
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
