import { Anchor, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useSearchParams } from 'react-router';
import type { Assignment } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAssignments } from './api';
import { AssignDialog } from './AssignDialog';
import classes from './Assignments.module.css';
import { STATE_WORD, whoWords, windowWords } from './words';

/** What a class is to take; `?assign=ID` opens the form with that assessment chosen. */
export function AssignmentsPage() {
  const { class_id, class_name } = useDashboard().class;
  useDocumentTitle(`Assignments · ${class_name}`);
  const inUse = useInUse();
  const [chosen, choose] = useSearchParams();
  const assigning = chosen.get('assign');
  const { data, error, refetch } = useAssignments(class_id);
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1} size={26}>
          Assignments
        </Title>
        {inUse && <Button onClick={() => choose({ assign: '' })}>Assign</Button>}
      </Group>
      {data === undefined && error && (
        <ProblemNotice
          error={error}
          what="The assignments could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {data === undefined && !error && (
        <Skeleton height={240} role="status" aria-label="Loading the assignments" />
      )}
      {data?.length === 0 && (
        <Text c="dimmed">
          {inUse
            ? 'Nothing is assigned yet. Assign an assessment, and it appears on the students’ pages.'
            : 'Nothing was assigned.'}
        </Text>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((one) => (
            <Entry key={one.assignment_id} one={one} />
          ))}
        </ul>
      )}
      <AssignDialog
        opened={inUse && assigning !== null}
        assessmentId={assigning ?? ''}
        onClose={() => choose({}, { replace: true })}
      />
    </div>
  );
}

function Entry({ one }: { one: Assignment }) {
  const waiting = one.students - one.working - one.handed_in;
  return (
    <li className={classes.entry}>
      <div className={classes.what}>
        <Anchor component={Link} to={one.assignment_id} fw={600}>
          {one.title}
        </Anchor>
        <Text size="sm" c="dimmed">
          {STATE_WORD[one.state]}, {windowWords(one)} · {whoWords(one)}
        </Text>
      </div>
      <span className={classes.counts}>
        {waiting} not started · {one.working} working · {one.handed_in} handed in
      </span>
    </li>
  );
}
