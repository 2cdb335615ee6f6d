import { Button, Group, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { keys } from '@/api/keys';
import { readClasses } from '@/api/reads';
import { useSession } from '@/api/useSession';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './ClassListPage.module.css';
import { ArchivedClasses } from './ArchivedClasses';
import { ClassCard } from './ClassCard';
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
          You have no class at present. {mayMake ? 'Make one, or ask' : 'Ask'} an administrator to
          add you to one.
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
      {mayMake && <ArchivedClasses />}
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
