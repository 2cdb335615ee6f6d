import { Button, Kbd, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Review, SecondReading } from '@/api/types';
import { useInUse } from '@/api/useDashboard';
import { answerWords } from '@/ui/answerWords';
import { counted } from '@/ui/counted';
import { Panel } from '@/ui/Panel';
import { number, percent } from '@/ui/percent';
import { usePreferences } from '@/ui/preferences';
import { useSecondReadings } from './api';
import classes from './ReviewPage.module.css';

interface Props {
  classId: string;
  /** An answer to the question. */
  review: Review;
  busy: boolean;
  name: (studentId: string) => string;
  onChoose: (review: Review) => void;
  onSettle: (readings: SecondReading[]) => void;
}

/** What the grader has learned from the teacher's grades: she looks it over and takes it on with one key. */
export function SecondReadings({ classId, review: of, busy, name, onChoose, onSettle }: Props) {
  const { shortcuts } = usePreferences();
  const inUse = useInUse();
  const { data } = useSecondReadings(classId, of, inUse);
  const readings = inUse && data ? data : [];
  const settle = () => {
    if (!busy) onSettle(readings);
  };
  useHotkeys(shortcuts && readings.length > 0 ? [['g', settle]] : []);
  if (readings.length === 0) return null;
  return (
    <Panel title={`The grader is sure of ${counted(readings.length, 'waiting answer')} now`}>
      <Text size="sm" c="dimmed">
        It would grade them like the ones that you graded. Least sure first; choose one to grade it
        yourself.
      </Text>
      <ul className={`${classes.others} ${classes.readings}`}>
        {readings.map(({ review, grade }) => (
          <li key={review.grading_id}>
            <button type="button" className={classes.reading} onClick={() => onChoose(review)}>
              <span className={classes.grow} dir="auto">
                {answerWords(review.answer, review.question ?? undefined).replace(/^Answer: /, '')}
              </span>{' '}
              <span className={classes.reason}>
                {name(review.student_id)} ·{' '}
                <strong>
                  {number(grade.points_earned)} of {number(grade.points_possible)}
                </strong>{' '}
                · sure to {percent(grade.confidence)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button
        mt="sm"
        variant="default"
        loading={busy}
        rightSection={<Kbd size="xs">g</Kbd>}
        aria-keyshortcuts="g"
        onClick={settle}
      >
        {readings.length === 1 ? 'Grade it so' : `Grade these ${readings.length} so`}
      </Button>
    </Panel>
  );
}
