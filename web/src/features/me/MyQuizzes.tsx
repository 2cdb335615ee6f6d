import { Button, Skeleton, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { OwnAssignment } from '@/api/types';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useNow } from '@/ui/useNow';
import { useOwnAssignments } from './api';
import { isOffered, wordsOf } from './assignmentWords';
import classes from './MyPage.module.css';

/** What is assigned to her and can be taken: what is under way first, what she did before last. */
export function MyQuizzes({ studentId }: { studentId: string }) {
  const { data, error, refetch } = useOwnAssignments(studentId);
  const offered = data?.filter(isOffered).sort((a, b) => turn(a) - turn(b));
  return (
    <Panel title="Quizzes">
      {offered === undefined && error ? (
        <ProblemNotice
          error={error}
          what="The quizzes could not be loaded."
          retry={() => void refetch()}
        />
      ) : offered === undefined ? (
        <Skeleton height={100} />
      ) : offered.length === 0 ? (
        <Text c="dimmed">No quiz is open for you at the moment.</Text>
      ) : (
        <ul className={classes.list}>
          {offered.map((one) => (
            <Offered key={one.assignment_id} one={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const turn = (one: OwnAssignment): number =>
  one.open_attempt_id !== null ? 0 : one.handed_in ? 2 : 1;

function Offered({ one }: { one: OwnAssignment }) {
  const now = useNow(60_000);
  const start = one.handed_in ? 'Start again' : 'Start';
  return (
    <li className={classes.quiz}>
      <div>
        <div className={classes.name}>{one.title}</div>
        <Text size="sm" c="dimmed">
          {wordsOf(one, now)}
        </Text>
      </div>
      {one.open_attempt_id !== null ? (
        <Button
          component={Link}
          to={`attempts/${one.open_attempt_id}`}
          aria-label={`Go on: ${one.title}`}
        >
          Go on
        </Button>
      ) : (
        one.state === 'open' && (
          <Button
            component={Link}
            to={`assignments/${one.assignment_id}`}
            variant={one.handed_in ? 'default' : 'filled'}
            aria-label={`${start}: ${one.title}`}
          >
            {start}
          </Button>
        )
      )}
    </li>
  );
}
