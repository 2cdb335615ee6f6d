import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import type { GivenSignIns } from '@/api/types';
import { AskBeforeLeaving } from '@/ui/AskBeforeLeaving';
import { focused } from '@/ui/focused';
import { byName, heldApart } from '@/ui/names';
import { SignInSlips } from '@/ui/SignInSlips';

interface Props {
  sheet: GivenSignIns;
  /** Whether more of them are still to come. */
  busy: boolean;
  onDone: () => void;
}

/** The new passwords, which nobody can show again. */
export function GivenSheet({ sheet: { sign_ins, not_given }, busy, onDone }: Props) {
  return (
    <>
      <AskBeforeLeaving title="These passwords are shown only here" leave="Leave, forget them">
        Have you printed or noted them? Once you leave this page nobody can show them again.
      </AskBeforeLeaving>
      <div className="mc-screen-only">
        <Alert
          variant="outline"
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          title="Print or note them before you leave this page"
        >
          They hold from now on. Nobody, not even an administrator, can show them again; you can
          give others at any time.
        </Alert>
        {not_given.length > 0 && (
          <div role="alert">
            <Text fw={600} mt="md">
              No new password:
            </Text>
            <List>
              {not_given.map(({ student_id, student_name, reason }) => (
                <List.Item key={student_id}>
                  {heldApart(student_name)}: {reason}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <Group gap="xs" mt="md">
          <Button
            ref={focused}
            leftSection={<IconPrinter size={16} aria-hidden />}
            loading={busy}
            disabled={sign_ins.length === 0}
            onClick={() => {
              window.print();
            }}
          >
            Print
          </Button>
          <Button variant="default" disabled={busy} onClick={onDone}>
            Done, forget them
          </Button>
        </Group>
      </div>
      <SignInSlips given={[...sign_ins].sort((a, b) => byName(a.student_name, b.student_name))} />
    </>
  );
}
