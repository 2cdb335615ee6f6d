import { Button, FileInput, Group, NumberInput, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { ClassImport, Dashboard } from '@/api/types';
import { useKeyOf } from '@/api/useKeyOf';
import { importStudents } from '@/api/writes';
import { useAnnounce } from '@/ui/announcer';
import { FormModal } from '@/ui/FormModal';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { classList, namesIn } from './classList';

/** How students come into a class: by names that were typed or pasted, or by a table from another program. */
export function AddStudents({ of }: { of: Dashboard['class'] }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={open}>
        Add students
      </Button>
      <FormModal opened={opened} onClose={close} title={`Add students to ${of.class_name}`}>
        <Adding of={of} onDone={close} />
      </FormModal>
    </>
  );
}

function Adding({ of, onDone }: { of: Dashboard['class']; onDone: () => void }) {
  const [names, setNames] = useState('');
  const [grade, setGrade] = useState<number | string>(of.grade_level);
  const [file, setFile] = useState<File | null>(null);
  const [round, setRound] = useState(0);
  const keyOf = useKeyOf();
  const announce = useAnnounce();
  const add = useMutation({
    mutationFn: () => {
      const what = file ? [file.name, file.size, file.lastModified] : [names, grade];
      const table = file ?? classList(namesIn(names), Number(grade));
      return importStudents(of.class_id, table, keyOf([what, round]));
    },
    onSuccess: ({ imported, failed }) => {
      announce(added(imported));
      // What could not be added is told first.
      if (failed === 0) onDone();
      setRound(round + 1);
    },
  });
  const count = namesIn(names).length;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form noValidate onSubmit={submit}>
      <Textarea
        label="Names, one a line"
        autosize
        minRows={6}
        maxRows={14}
        disabled={file !== null}
        value={names}
        onChange={(event) => setNames(event.currentTarget.value)}
      />
      <NumberInput
        mt="sm"
        label="Grade of all of them"
        min={0}
        max={13}
        allowDecimal={false}
        disabled={file !== null}
        value={grade}
        onChange={setGrade}
      />
      <FileInput
        mt="sm"
        label="Or a table (CSV)"
        description="With the columns student_name, grade_level, has_iep, reading_level"
        placeholder="Choose a file"
        accept=".csv"
        clearable
        clearButtonProps={{ 'aria-label': 'Take the file away' }}
        value={file}
        onChange={setFile}
      />
      <Group justify="flex-end" mt="lg">
        <Button
          type="submit"
          loading={add.isPending}
          disabled={file === null && (count === 0 || grade === '')}
        >
          {file === null && count > 0 ? `Add ${count}` : 'Add'}
        </Button>
      </Group>
      {add.error && <ProblemNotice error={add.error} what="Nobody was added." />}
      <div role="status">
        {add.data && add.data.failed > 0 && (
          <Report report={add.data} names={file === null ? namesIn(names) : null} />
        )}
      </div>
    </form>
  );
}

/** @param names those that were typed; of a file the lines say which row is meant */
function Report({ report, names }: { report: ClassImport; names: string[] | null }) {
  return (
    <>
      <Text fw={600}>{added(report.imported)} Not added:</Text>
      <ul>
        {report.errors.map(({ line, reason }) => (
          <li key={line}>
            {names === null ? `Line ${line}` : names[line - HEADER_LINES - 1]}: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}

const HEADER_LINES = 1;

const added = (count: number) =>
  count === 1 ? '1 student was added.' : `${count} students were added.`;
