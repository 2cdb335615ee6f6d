import { Skeleton, Text } from '@mantine/core';
import { useAssessmentHistory } from '@/api/useAssessmentHistory';
import { useSession } from '@/api/useSession';
import { Panel } from '@/ui/Panel';
import { number, scorePercent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ShowOlder } from '@/ui/ShowOlder';
import { When } from '@/ui/When';
import classes from './MyPage.module.css';

export function MyResults({ studentId }: { studentId: string }) {
  const { class_in_use } = useSession();
  const history = useAssessmentHistory(studentId);
  const { data, error, refetch } = history;
  return (
    <Panel title="What you handed in">
      {data === undefined && error ? (
        <ProblemNotice
          error={error}
          what="Your results could not be loaded."
          retry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton height={100} />
      ) : data.length === 0 ? (
        <Text c="dimmed">Nothing yet. Your first quiz will stand here.</Text>
      ) : (
        <>
          <ul className={classes.list}>
            {data.map((item) => (
              <li key={item.grading_id} className={classes.quiz}>
                <div>
                  <div className={classes.name}>{item.title ?? 'Untitled assessment'}</div>
                  <Text size="sm" c="dimmed">
                    <When at={item.graded_at} />
                    {item.needs_review && class_in_use && ' · your teacher will look at it'}
                  </Text>
                  {item.regraded && item.regraded.points_before !== item.total_points_earned && (
                    <Text size="sm">
                      A key was corrected, so this was graded again:{' '}
                      {number(item.total_points_earned)} of {number(item.total_points_possible)}{' '}
                      points instead of {number(item.regraded.points_before)}.
                    </Text>
                  )}
                </div>
                <strong className="mc-figures">{scorePercent(item.score_percentage)}</strong>
              </li>
            ))}
          </ul>
          <ShowOlder of={history} />
        </>
      )}
    </Panel>
  );
}
