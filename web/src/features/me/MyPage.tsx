import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { readMastery } from '@/api/reads';
import { useSession } from '@/api/useSession';
import { OpeningList } from '@/ui/OpeningList';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { MyMastery } from './MyMastery';
import classes from './MyPage.module.css';
import { MyQuizzes } from './MyQuizzes';
import { MyResults } from './MyResults';

export function MyPage() {
  useDocumentTitle('My learning · Master Creator');
  const { display_name, student_id } = useSession();
  const studentId = student_id ?? '';
  const mastery = useQuery({
    queryKey: keys.studentMastery(studentId),
    queryFn: () => readMastery(studentId),
    enabled: false,
  });
  return (
    <div className={classes.page}>
      <Title order={1} size={26} className={classes.title}>
        Hello, {display_name}
      </Title>
      <MyQuizzes studentId={studentId} />
      <Panel title="Where you are">
        {mastery.data ? (
          <MyMastery records={mastery.data} />
        ) : mastery.error ? (
          <ProblemNotice
            error={mastery.error}
            what="Your mastery could not be loaded."
            retry={() => void mastery.refetch()}
          />
        ) : (
          <Skeleton height={180} />
        )}
        <Anchor component={Link} to="library" mt="md" display="block">
          Find something to learn with
        </Anchor>
        <Text size="sm" c="dimmed" mt="md">
          This is what your answers show so far. Every new answer can move it.
        </Text>
      </Panel>
      <MyResults studentId={studentId} />
      <Panel title="Who opened your record">
        <OpeningList studentId={studentId} own />
      </Panel>
    </div>
  );
}
