import { Button, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useArchivedClasses } from './api';
import { ClassCard } from './ClassCard';
import classes from './ClassListPage.module.css';

/** The classes whose year is over, for who asks for them. */
export function ArchivedClasses() {
  const [shown, setShown] = useState(false);
  const { data, error, refetch } = useArchivedClasses(shown);
  return (
    <section aria-label="Archived classes" className={classes.archived}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide archived classes' : 'Show archived classes'}
      </Button>
      {shown && (
        <>
          <Title order={2} size={18} my="sm">
            Archived
          </Title>
          {error && (
            <ProblemNotice
              error={error}
              what="The archived classes could not be loaded."
              retry={() => void refetch()}
            />
          )}
          {!data && !error && (
            <Skeleton height={120} role="status" aria-label="Loading the archived classes" />
          )}
          {data?.length === 0 && <Text c="dimmed">No class is archived.</Text>}
          {data && data.length > 0 && (
            <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} className={classes.list ?? ''}>
              {data.map((each) => (
                <ClassCard key={each.class_id} each={each} />
              ))}
            </SimpleGrid>
          )}
        </>
      )}
    </section>
  );
}
