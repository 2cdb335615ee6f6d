import { Button, Group, Modal, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { GivenSignIns } from '@/api/types';
import { useGiveSignIns } from '@/api/useGiveSignIns';
import { AskBeforeLeaving } from '@/ui/AskBeforeLeaving';
import { ChooseOwn } from '@/ui/ChooseOwn';
import { focused } from '@/ui/focused';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { SignInSlips } from '@/ui/SignInSlips';
import type { PartProps } from './props';

/**
 * For a student who forgot her password or never had one: a new one, shown once. It lives here alone and is gone when
 * the dialog closes, which it then does only for who says that it is noted.
 */
export function SignInPanel({ dashboard, discretion, student }: PartProps) {
  const [opened, setOpened] = useState(false);
  const [answer, setAnswer] = useState<GivenSignIns | null>(null);
  const shown = answer !== null && answer.sign_ins.length > 0;
  const close = () => {
    setOpened(false);
    setAnswer(null);
  };
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
        onClose={close}
        closeOnEscape={!shown}
        closeOnClickOutside={!shown}
        withCloseButton={!shown}
        title={`A new password for ${name}`}
      >
        {answer ? (
          <Given answer={answer} onDone={close} />
        ) : (
          <Giving
            classId={dashboard.class.class_id}
            studentId={student.student_id}
            name={name}
            onGiven={setAnswer}
            onCancel={close}
          />
        )}
      </Modal>
      {shown && (
        <AskBeforeLeaving title="The password is shown only here" leave="Leave, forget it">
          Have you noted it? Once you leave this page nobody can show it again.
        </AskBeforeLeaving>
      )}
    </div>
  );
}

interface GivingProps {
  classId: string;
  studentId: string;
  name: string;
  onGiven: (answer: GivenSignIns) => void;
  onCancel: () => void;
}

function Giving({ classId, studentId, name, onGiven, onCancel }: GivingProps) {
  const [chooseOwn, setChooseOwn] = useState(false);
  const give = useGiveSignIns(classId, onGiven);
  return (
    <>
      {give.error && <ProblemNotice error={give.error} what="No password was given." />}
      <Text>
        The old one ends, and {name} is signed out on every device at once, also in the middle of a
        quiz. Answers that are saved stay.
      </Text>
      <ChooseOwn chosen={chooseOwn} onChoose={setChooseOwn} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel}>
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

function Given({ answer, onDone }: { answer: GivenSignIns; onDone: () => void }) {
  const shown = answer.sign_ins.length > 0;
  return (
    <>
      {answer.not_given.map(({ student_id, reason }) => (
        <Text key={student_id} role="alert" fw={600}>
          {reason}
        </Text>
      ))}
      {shown && (
        <>
          <Text mb="sm" role="status">
            It holds from now on and is shown this once.
          </Text>
          <SignInSlips given={answer.sign_ins} />
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button ref={focused} onClick={onDone}>
          {shown ? 'I have noted it' : 'Close'}
        </Button>
      </Group>
    </>
  );
}
