import { SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { readClasses } from '@/api/reads';
import type { ClassSummary } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './ClassListPage.module.css';

export function ClassListPage() {
  useDocumentTitle('Classes · Master Creator');
  const { data, error, refetch } = useQuery({ queryKey: keys.classes, queryFn: readClasses });
  return (
    <div className={classes.page}>
      <Title order={1} size={26} mb="md">
        Your classes
      </Title>
      {error && (
        <ProblemNotice
          error={error}
          what="Your classes could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} role="status" aria-label="Loading your classes">
          <Skeleton height={120} />
          <Skeleton height={120} />
        </SimpleGrid>
      )}
      {data?.length === 0 && (
        <Text size="md">No class is yours yet. An administrator can add you to one.</Text>
      )}
      {data && data.length > 0 && (
        <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} className={classes.list ?? ''}>
          {data.map((each) => (
            <ClassCard key={each.class_id} each={each} />
          ))}
        </SimpleGrid>
      )}
    </div>
  );
}

function ClassCard({ each }: { each: ClassSummary }) {
  return (
    <li className={classes.card}>
      <Link to={`/classes/${each.class_id}`} className={classes.name}>
        {each.class_name}
      </Link>
      <Text size="sm" c="dimmed">
        {each.subject} · grade {each.grade_level}
      </Text>
      <Text size="sm" mt={10}>
        {each.student_count} students
        {each.iep_count !== null && `, ${each.iep_count} with an IEP`}
      </Text>
      <Text size="sm" c="dimmed">
        {each.teachers.map(({ display_name }) => display_name).join(', ')}
      </Text>
    </li>
  );
}
