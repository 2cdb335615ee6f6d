import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ClassSummary, User } from '@/api/types';
import { useAnnounce } from '@/ui/announcer';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAddTeacher, useTeachers } from './api';
import classes from './ClassTeachers.module.css';
import { RemoveTeacher } from './RemoveTeacher';

type Taught = Pick<ClassSummary, 'class_id' | 'class_name' | 'teachers'>;

interface Props {
  /** The class as it is now; nothing is asked while there is none. */
  of: Taught | undefined;
  opened: boolean;
  onClose: () => void;
}

/** Who teaches a class, for an administrator to change. Each change holds at once. */
export function ClassTeachers({ of, opened, onClose }: Props) {
  return (
    <Modal
      opened={opened && of !== undefined}
      onClose={onClose}
      title={`Teachers of ${of?.class_name ?? 'the class'}`}
    >
      {of && <Teachers of={of} />}
    </Modal>
  );
}

function Teachers({ of }: { of: Taught }) {
  const all = useTeachers(true);
  const start = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const removed = (name: string) => {
    announce(`${name} teaches the class no longer.`);
    start.current?.focus();
  };
  return (
    <div ref={start} tabIndex={-1} className={classes.start}>
      {of.teachers.length === 0 ? (
        <Text>Nobody teaches this class. Only administrators see it until you add someone.</Text>
      ) : (
        <ul className={classes.list} aria-label="Teachers">
          {of.teachers.map((teacher) => (
            <RemoveTeacher
              key={teacher.user_id}
              classId={of.class_id}
              teacher={teacher}
              isLast={of.teachers.length === 1}
              onRemoved={() => removed(teacher.display_name)}
            />
          ))}
        </ul>
      )}
      {all.error ? (
        <ProblemNotice
          error={all.error}
          what="The teachers of the school could not be loaded."
          retry={() => void all.refetch()}
        />
      ) : (
        <AddTeacher of={of} all={all.data} />
      )}
    </div>
  );
}

/** @param all undefined while they are being loaded */
function AddTeacher({ of, all }: { of: Taught; all: User[] | undefined }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const announce = useAnnounce();
  const add = useAddTeacher(of.class_id);
  const already = new Set(of.teachers.map(({ user_id }) => user_id));
  const offered = (all ?? []).filter(({ user_id }) => !already.has(user_id));
  const name = offered.find(({ user_id }) => user_id === chosen)?.display_name;
  const send = () =>
    add.mutate(chosen ?? '', {
      onSuccess: () => {
        announce(`${name ?? 'The teacher'} teaches the class now.`);
        setChosen(null);
      },
    });
  return (
    <div className={classes.add}>
      {add.error && <ProblemNotice error={add.error} what="Nobody was added." />}
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <Select
          className={classes.who}
          label="Add a teacher"
          placeholder={all ? 'Type a name' : 'One moment'}
          searchable
          disabled={all === undefined}
          nothingFoundMessage="No other teacher of the school has this name"
          data={offered.map(({ user_id, display_name, login }) => ({
            value: user_id,
            label: `${display_name} (${login})`,
          }))}
          value={chosen}
          onChange={setChosen}
        />
        <Button loading={add.isPending} disabled={chosen === null} onClick={send}>
          Add
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={6}>
        Who is added sees the class, its students and all their work from then on.
      </Text>
    </div>
  );
}
