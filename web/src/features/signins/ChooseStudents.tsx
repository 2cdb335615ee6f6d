import { Button, Checkbox, Group, Modal, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { Student, StudentSignIn } from '@/api/types';
import { ChooseOwn } from '@/ui/ChooseOwn';
import { byName, heldApart } from '@/ui/names';
import classes from './SignInsPage.module.css';

interface Props {
  students: Student[];
  signIns: StudentSignIn[];
  busy: boolean;
  onGive: (studentIds: string[], chooseOwn: boolean) => void;
}

/** Who gets a new password; at first those who have no login yet. */
export function ChooseStudents({ students, signIns, busy, onGive }: Props) {
  const known = new Map(signIns.map((signIn) => [signIn.student_id, signIn]));
  const [chosen, setChosen] = useState<string[]>(() =>
    signIns.filter(({ login }) => login === null).map(({ student_id }) => student_id),
  );
  const [chooseOwn, setChooseOwn] = useState(false);
  const [asking, setAsking] = useState(false);
  const open = students.filter(({ student_id }) => known.get(student_id)?.closed !== true);
  const having = chosen.filter((id) => (known.get(id)?.login ?? null) !== null).length;
  const give = () => {
    setAsking(false);
    onGive(chosen, chooseOwn);
  };
  return (
    <>
      <Text>
        Choose who gets a new password. You see each of them once, on a sheet that you can print and
        cut apart.
      </Text>
      <Group gap="xs">
        <Button
          leftSection={<IconKey size={16} aria-hidden />}
          loading={busy}
          disabled={chosen.length === 0}
          onClick={() => (having === 0 ? give() : setAsking(true))}
        >
          {chosen.length === 0 ? 'Give new passwords' : `Give ${passwords(chosen.length)}`}
        </Button>
        <Button
          variant="default"
          onClick={() => setChosen(open.map(({ student_id }) => student_id))}
        >
          Choose all
        </Button>
        <Button variant="default" onClick={() => setChosen([])}>
          Choose none
        </Button>
      </Group>
      <ChooseOwn chosen={chooseOwn} onChoose={setChooseOwn} />
      <Checkbox.Group label="Students" value={chosen} onChange={setChosen}>
        <ul className={classes.list}>
          {[...students]
            .sort((a, b) => byName(a.student_name, b.student_name))
            .map(({ student_id, student_name }) => (
              <li key={student_id} className={classes.student}>
                <Checkbox
                  value={student_id}
                  disabled={known.get(student_id)?.closed === true}
                  label={heldApart(student_name)}
                  description={standing(known.get(student_id))}
                />
              </li>
            ))}
        </ul>
      </Checkbox.Group>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={`${passwords(chosen.length)}?`}
      >
        <Text>
          {having === 1 ? '1 of them has' : `${having} of them have`} a login already: the old
          password ends, and who is signed in with it is signed out at once, also in the middle of a
          quiz. Answers that are saved stay.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Cancel
          </Button>
          <Button data-autofocus onClick={give}>
            Give {passwords(chosen.length)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

const passwords = (count: number) => (count === 1 ? '1 new password' : `${count} new passwords`);

function standing(signIn: StudentSignIn | undefined): string {
  if (signIn === undefined || signIn.login === null) return 'No login yet';
  return signIn.closed ? `${signIn.login}, closed by an administrator` : signIn.login;
}
