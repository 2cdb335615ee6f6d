import { Button, Group, Modal, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { GivenSignIns } from '@/api/types';
import { useGiveSignIns } from '@/api/useGiveSignIns';
import { ChooseOwn } from '@/ui/ChooseOwn';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { SignInSlips } from '@/ui/SignInSlips';
import type { PartProps } from './props';

/** For a student who forgot her password or never had one: a new one, shown once. */
export function SignInPanel({ dashboard, discretion, student }: PartProps) {
  const [opened, setOpened] = useState(false);
  const name = discretion.name(student.student_id);
  // An archived class gives nothing out.
  if (dashboard.class.archived_at !== null) return null;
  return (
    <div className="mc-screen-only">
      <Panel title="Sign-in">
        {discretion.hidden ? (
          <Text c="dimmed">Hidden in projector mode.</Text>
        ) : (
          <Group gap="sm">
            <Button
              variant="default"
              leftSection={<IconKey size={16} aria-hidden />}
              onClick={() => setOpened(true)}
            >
              Give a new password
            </Button>
            <Text size="sm" c="dimmed">
              If it was forgotten, or there was none.
            </Text>
          </Group>
        )}
      </Panel>
      <Modal
        opened={opened && !discretion.hidden}
        onClose={() => setOpened(false)}
        title={`A new password for ${name}`}
      >
        <Giving
          classId={dashboard.class.class_id}
          studentId={student.student_id}
          name={name}
          onDone={() => setOpened(false)}
        />
      </Modal>
    </div>
  );
}

interface GivingProps {
  classId: string;
  studentId: string;
  name: string;
  onDone: () => void;
}

/** The password lives here alone, and is gone when the dialog closes. */
function Giving({ classId, studentId, name, onDone }: GivingProps) {
  const [answer, setAnswer] = useState<GivenSignIns | null>(null);
  const [chooseOwn, setChooseOwn] = useState(false);
  const give = useGiveSignIns(classId, setAnswer);
  if (answer !== null) {
    return (
      <>
        {answer.not_given.map(({ student_id, reason }) => (
          <Text key={student_id} role="alert" fw={600}>
            {reason}
          </Text>
        ))}
        {answer.sign_ins.length > 0 && (
          <>
            <Text mb="sm" role="status">
              It holds from now on and is shown this once.
            </Text>
            <SignInSlips given={answer.sign_ins} />
          </>
        )}
        <Group justify="flex-end" mt="md">
          <Button onClick={onDone}>
            {answer.sign_ins.length > 0 ? 'I have noted it' : 'Close'}
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      {give.error && <ProblemNotice error={give.error} what="No password was given." />}
      <Text>
        The old one ends, and {name} is signed out on every device at once, also in the middle of a
        quiz. Answers that are saved stay.
      </Text>
      <ChooseOwn chosen={chooseOwn} onChoose={setChooseOwn} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          data-autofocus
          loading={give.isPending}
          onClick={() => give.mutate({ studentIds: [studentId], chooseOwn })}
        >
          Give a new password
        </Button>
      </Group>
    </>
  );
}
