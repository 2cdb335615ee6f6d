import { Skeleton, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { keptAnswers, type Kept } from '@/api/keptAnswers';
import { Problem } from '@/api/problem';
import { useSession } from '@/api/useSession';
import { onWaking } from '@/live/browserSignals';
import { Notice } from '@/ui/Notice';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAttempt, type AttemptShown } from './api';
import { Ended } from './Ended';
import { Quiz } from './Quiz';

/** An attempt, under way or ended; what this device kept of it is looked up first. */
export function AttemptPage() {
  const { attemptId = '' } = useParams();
  const studentId = useSession().student_id ?? '';
  const { data, error, refetch } = useAttempt(studentId, attemptId);
  // The steady clock, by which the time runs, stands still while a laptop sleeps.
  useEffect(() => onWaking(() => void refetch()), [refetch]);
  if (data) {
    return <WithKept key={`${attemptId} ${data.state}`} attempt={data} studentId={studentId} />;
  }
  if (error instanceof Problem && error.status === 404) {
    return (
      <Notice title="No such quiz" link={{ to: '/me', text: 'Your quizzes' }}>
        It is not yours, or no longer exists.
      </Notice>
    );
  }
  if (error) {
    return (
      <Stack maw={640} mx="auto" p="lg">
        <ProblemNotice
          error={error}
          what="The quiz could not be loaded. What you answered is kept."
          retry={() => void refetch()}
        />
      </Stack>
    );
  }
  return <Loading />;
}

function Loading() {
  return (
    <Stack maw={720} mx="auto" p="lg" role="status" aria-label="Loading the quiz">
      <Skeleton height={32} width={280} />
      <Skeleton height={220} />
    </Stack>
  );
}

function WithKept({ attempt, studentId }: { attempt: AttemptShown; studentId: string }) {
  const { attempt_id, state } = attempt;
  const [kept, setKept] = useState<Kept | null>();
  useEffect(() => {
    let gone = false;
    const found = (next: Kept | null) => {
      if (!gone) setKept(next);
    };
    keptAnswers.read(attempt_id).then(found, () => found(null));
    return () => {
      gone = true;
    };
  }, [attempt_id]);
  if (kept === undefined) return <Loading />;
  return state === 'open' ? (
    <Quiz attempt={attempt} studentId={studentId} kept={kept} />
  ) : (
    <Ended attempt={attempt} kept={kept} />
  );
}
