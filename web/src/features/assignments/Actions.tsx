import { Button, Group, Modal, Skeleton, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Assignment } from '@/api/types';
import { useDashboard } from '@/api/useDashboard';
import { FormModal } from '@/ui/FormModal';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useChange, useClose, useRemove, useTagged } from './api';
import { AssignmentForm } from './AssignmentForm';

/** What can be done with an assignment. */
export function Actions({ assignment }: { assignment: Assignment }) {
  const { class_id, assignment_id, working } = assignment;
  const navigate = useNavigate();
  const [changing, change] = useDisclosure(false);
  const [asked, ask] = useState<'close' | 'remove' | null>(null);
  const close = useClose(class_id, assignment_id);
  const remove = useRemove(class_id, assignment_id);
  const started = assignment.working + assignment.handed_in > 0;
  const doing = asked === 'remove' ? remove : close;
  const askFor = (what: 'close' | 'remove') => {
    close.reset();
    remove.reset();
    ask(what);
  };
  const sure = () =>
    doing.mutate(undefined, {
      onSuccess: () => {
        ask(null);
        if (asked === 'remove') void navigate(`/classes/${class_id}/assignments`);
      },
    });
  return (
    <Group gap="xs">
      <Button variant="default" onClick={change.open}>
        Change
      </Button>
      {started ? (
        assignment.state === 'open' && (
          <Button variant="default" onClick={() => askFor('close')}>
            Close now
          </Button>
        )
      ) : (
        <Button variant="default" onClick={() => askFor('remove')}>
          Take back
        </Button>
      )}
      <FormModal opened={changing} onClose={change.close} title="Change the assignment" size="lg">
        {changing && <Changing assignment={assignment} onDone={change.close} />}
      </FormModal>
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={asked === 'remove' ? 'Take it back?' : 'Close it now?'}
      >
        <Text>
          {asked === 'remove'
            ? 'Nobody has started. It disappears from the students’ pages.'
            : working === 0
              ? 'Nobody can start any more.'
              : `${working} ${working === 1 ? 'student works' : 'students work'} on it. What is saved is handed in.`}
        </Text>
        {doing.error && <ProblemNotice error={doing.error} what="That did not work." />}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => ask(null)}>
            No
          </Button>
          <Button loading={doing.isPending} onClick={sure}>
            {asked === 'remove' ? 'Take it back' : 'Close now'}
          </Button>
        </Group>
      </Modal>
    </Group>
  );
}

function Changing({ assignment, onDone }: { assignment: Assignment; onDone: () => void }) {
  const { class_id, assignment_id } = assignment;
  const { students } = useDashboard();
  const { data, error } = useTagged(class_id, assignment_id);
  const change = useChange(class_id, assignment_id);
  if (error) return <ProblemNotice error={error} what="The assignment could not be loaded." />;
  if (data === undefined) return <Skeleton height={280} />;
  return (
    <AssignmentForm
      assessments={[]}
      assessmentId={assignment.assessment_id}
      students={students}
      before={data.assignment}
      error={change.error}
      busy={change.isPending}
      onSend={(_, body) => change.mutate({ etag: data.etag, body }, { onSuccess: onDone })}
    />
  );
}
