import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { keys } from '@/api/keys';
import { Problem } from '@/api/problem';
import { readAssessment } from '@/api/reads';
import { useSession } from '@/api/useSession';
import { Notice } from '@/ui/Notice';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { Quiz } from './Quiz';

export function QuizPage() {
  const { assessmentId = '' } = useParams();
  const { student_id } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: keys.assessment(assessmentId),
    queryFn: () => readAssessment(assessmentId),
    staleTime: Infinity,
  });
  if (error instanceof Problem && error.status === 404) {
    return (
      <Notice title="No such quiz" link={{ to: '/me', text: 'Your quizzes' }}>
        It is not open for you, or no longer exists.
      </Notice>
    );
  }
  if (error) {
    return (
      <Stack maw={640} mx="auto" p="lg">
        <ProblemNotice
          error={error}
          what="The quiz could not be loaded."
          retry={() => void refetch()}
        />
      </Stack>
    );
  }
  if (data === undefined) {
    return (
      <Stack maw={720} mx="auto" p="lg" role="status" aria-label="Loading the quiz">
        <Skeleton height={32} width={280} />
        <Skeleton height={220} />
      </Stack>
    );
  }
  return <Quiz key={assessmentId} assessment={data} studentId={student_id ?? ''} />;
}
