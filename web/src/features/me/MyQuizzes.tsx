import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { readAssessments } from '@/api/reads';
import { useSession } from '@/api/useSession';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './MyPage.module.css';
import { minutesFor } from './timeLimit';

export function MyQuizzes() {
  const { home_class_id } = useSession();
  const classId = home_class_id ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: keys.assessments(classId),
    queryFn: () => readAssessments(classId),
  });
  return (
    <Panel title="Quizzes">
      {error ? (
        <ProblemNotice
          error={error}
          what="The quizzes could not be loaded."
          retry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton height={100} />
      ) : data.length === 0 ? (
        <Text c="dimmed">No quiz is open for you at the moment.</Text>
      ) : (
        <ul className={classes.list}>
          {data.map((quiz) => {
            const minutes = minutesFor(quiz);
            return (
              <li key={quiz.assessment_id} className={classes.quiz}>
                <div>
                  <div className={classes.name}>{quiz.title}</div>
                  <Text size="sm" c="dimmed">
                    {quiz.question_count} {quiz.question_count === 1 ? 'question' : 'questions'}
                    {minutes !== null && ` · ${minutes} minutes`}
                  </Text>
                </div>
                <Button
                  component={Link}
                  to={`quizzes/${quiz.assessment_id}`}
                  aria-label={`Start: ${quiz.title}`}
                >
                  Start
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
