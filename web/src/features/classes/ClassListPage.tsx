import { Button, Group, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { keys } from '@/api/keys';
import { readClasses } from '@/api/reads';
import type { ClassSummary } from '@/api/types';
import { useSession } from '@/api/useSession';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './ClassListPage.module.css';
import { ClassTeachers } from './ClassTeachers';
import { MakeClass } from './MakeClass';

/** `?new` opens the form for a new class, `?teachers=` with its id who teaches one. */
export function ClassListPage() {
  useDocumentTitle('Classes · Master Creator');
  const { data, error, refetch } = useQuery({ queryKey: keys.classes, queryFn: readClasses });
  const { role } = useSession();
  const mayMake = role !== 'student';
  const isAdmin = role === 'admin';
  const [parameters, setParameters] = useSearchParams();
  const making = (open: boolean) => setParameters(open ? 'new' : '', { replace: true });
  return (
    <div className={classes.page}>
      <Group justify="space-between" mb="md">
        <Title order={1} size={26}>
          Your classes
        </Title>
        {mayMake && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => making(true)}>
            Make a class
          </Button>
        )}
      </Group>
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
        <Text size="md">
          No class is yours yet. {mayMake ? 'Make one, or ask' : 'Ask'} an administrator to add you
          to one.
        </Text>
      )}
      {data && data.length > 0 && (
        <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} className={classes.list ?? ''}>
          {data.map((each) => (
            <ClassCard
              key={each.class_id}
              each={each}
              {...(isAdmin ? { onTeachers: () => setParameters({ teachers: each.class_id }) } : {})}
            />
          ))}
        </SimpleGrid>
      )}
      {isAdmin && (
        <ClassTeachers
          of={data?.find(({ class_id }) => class_id === parameters.get('teachers'))}
          opened={parameters.has('teachers')}
          onClose={() => setParameters('', { replace: true })}
        />
      )}
      {mayMake && <MakeClass opened={parameters.has('new')} onClose={() => making(false)} />}
    </div>
  );
}

interface CardProps {
  each: ClassSummary;
  /** Only for who may change them. */
  onTeachers?: () => void;
}

function ClassCard({ each, onTeachers }: CardProps) {
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
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-end">
        <Text size="sm" c="dimmed">
          {taughtBy(each)}
        </Text>
        {onTeachers && (
          <Button
            className={classes.action ?? ''}
            size="compact-sm"
            variant="default"
            leftSection={<IconUsers size={14} aria-hidden />}
            aria-label={`Teachers of ${each.class_name}`}
            onClick={onTeachers}
          >
            Teachers
          </Button>
        )}
      </Group>
    </li>
  );
}

const taughtBy = ({ teachers }: ClassSummary) =>
  teachers.length === 0
    ? 'Nobody teaches it'
    : teachers.map(({ display_name }) => display_name).join(', ');
