import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readDecisions } from '@/api/reads';
import type { GradeChange, Review } from '@/api/types';
import { Panel } from '@/ui/Panel';
import { counted } from '@/ui/counted';
import { number } from '@/ui/percent';
import { When } from '@/ui/When';
import classes from './ReviewPage.module.css';

/** What the grade was before, who changed it and why; the newest first. */
export function GradeTrail({ review }: { review: Review }) {
  const { student_id, grading_id, question_id, version } = review;
  const { data, error } = useQuery({
    queryKey: [...keys.decisions(grading_id), version],
    queryFn: () => readDecisions(student_id, grading_id),
    enabled: version > 0,
    staleTime: 0,
  });
  const entries = data?.filter((entry) => entry.question_id === question_id) ?? [];
  // It may have been answered anew only.
  if (version === 0 || (data && entries.length === 0)) return null;
  return (
    <Panel title="What the grade was before">
      {error && <Text size="sm">The history could not be loaded.</Text>}
      {!data && !error && <Skeleton height={40} role="status" aria-label="Loading the history" />}
      <ol className={classes.others}>
        {entries.map((entry) => (
          <li key={`${entry.batch_id} ${entry.action}`}>
            <span className={classes.grow}>
              {trailWords(entry)}
              {entry.reason !== null && entry.reason !== '' && `: “${entry.reason}”`}
            </span>
            <span className={classes.reason}>
              {pointsWords(entry)} · <When at={entry.decided_at} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function trailWords({ action, by }: GradeChange): string {
  switch (action) {
    case 'regrade':
      return `Graded again after ${by} corrected the key`;
    case 'settle':
      return `Graded by the computer like other answers that ${by} had graded`;
    case 'accept':
      return `Accepted by ${by}`;
    case 'undo':
      return `Taken back by ${by}`;
    default:
      return `Changed by ${by}`;
  }
}

const pointsWords = ({ before, after }: GradeChange) =>
  before.points_earned === after.points_earned
    ? `${counted(after.points_earned, 'point')}, as before`
    : `${number(before.points_earned)} → ${counted(after.points_earned, 'point')}`;
