import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { OwnAssignment } from '@/api/types';
import { useSession } from '@/api/useSession';
import { Notice } from '@/ui/Notice';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { counted } from '@/ui/counted';
import { useNow } from '@/ui/useNow';
import { useOwnAssignments, useStart } from './api';
import { isOffered, wordsOf } from './assignmentWords';
import classes from './Quiz.module.css';

/** Before the time runs: what it is, and a button that starts it. */
export function StartPage() {
  const { assignmentId = '' } = useParams();
  const studentId = useSession().student_id ?? '';
  const { data, error, refetch } = useOwnAssignments(studentId);
  const one = data?.find(({ assignment_id }) => assignment_id === assignmentId);
  if (one) return <Start one={one} studentId={studentId} />;
  if (data) {
    return (
      <Notice title="No such quiz" link={{ to: '/me', text: 'Your quizzes' }}>
        It is not assigned to you, or no longer exists.
      </Notice>
    );
  }
  return (
    <Stack maw={720} mx="auto" p="lg">
      {error ? (
        <ProblemNotice
          error={error}
          what="The quiz could not be loaded."
          retry={() => void refetch()}
        />
      ) : (
        <Skeleton height={220} role="status" aria-label="Loading the quiz" />
      )}
    </Stack>
  );
}

function Start({ one, studentId }: { one: OwnAssignment; studentId: string }) {
  useDocumentTitle(`${one.title} · Master Creator`);
  const navigate = useNavigate();
  const now = useNow(60_000);
  const start = useStart(studentId, one.assignment_id);
  if (one.open_attempt_id !== null && !start.isPending) {
    return <Navigate to={`/me/attempts/${one.open_attempt_id}`} replace />;
  }
  return (
    <div className={classes.page}>
      <div className={classes.card}>
        <Title order={1} size={22}>
          {one.title}
        </Title>
        <Text mt="xs">{wordsOf(one, now)}</Text>
        <Text mt="md">
          {one.time_limit_minutes === null
            ? 'There is no time limit. '
            : `You have ${counted(one.time_limit_minutes, 'minute')} from when you start, and the time does not stop. `}
          Every answer is saved as you give it. If the connection breaks, go on: your answers wait
          on this device and are sent when it is back.
        </Text>
        {start.error && (
          <div className={classes.problem}>
            <ProblemNotice error={start.error} what="It was not started." />
          </div>
        )}
        <div className={classes.buttons}>
          <Button
            size="md"
            loading={start.isPending}
            disabled={!isOffered(one) || one.state !== 'open'}
            onClick={() =>
              start.mutate(undefined, {
                onSuccess: (attemptId) =>
                  void navigate(`/me/attempts/${attemptId}`, { replace: true }),
              })
            }
          >
            {one.state === 'open' && isOffered(one) ? 'Start now' : 'Not open'}
          </Button>
        </div>
      </div>
    </div>
  );
}
