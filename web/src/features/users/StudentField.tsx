import { NativeSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { keys } from '@/api/keys';
import { readClasses, readStudents, readUsers } from '@/api/reads';
import type { Student } from '@/api/types';
import { byName } from '@/ui/names';

interface Props {
  chosen: string;
  error: ReactNode;
  onChoose: (student: Student | null) => void;
}

/** Which student signs in, found by her class; who has a sign-in already is not offered. */
export function StudentField({ chosen, error, onChoose }: Props) {
  const [classId, setClassId] = useState('');
  const classes = useQuery({ queryKey: keys.classes, queryFn: readClasses });
  const users = useQuery({ queryKey: keys.users, queryFn: readUsers });
  const students = useQuery({
    queryKey: keys.classStudents(classId),
    queryFn: () => readStudents(classId),
    enabled: classId !== '',
  });
  const taken = new Set(users.data?.map(({ student_id }) => student_id));
  const offered = (students.data ?? [])
    .filter(({ student_id }) => !taken.has(student_id))
    .sort((a, b) => byName(a.student_name, b.student_name));
  return (
    <>
      <NativeSelect
        mt="sm"
        label="Class"
        value={classId}
        error={classes.error && 'The classes could not be loaded'}
        data={[
          { value: '', label: 'Choose' },
          ...(classes.data ?? []).map(({ class_id, class_name }) => ({
            value: class_id,
            label: class_name,
          })),
        ]}
        onChange={(event) => {
          setClassId(event.currentTarget.value);
          onChoose(null);
        }}
      />
      <Select
        mt="sm"
        label="Student"
        searchable
        disabled={classId === ''}
        placeholder={classId === '' ? 'Choose the class first' : 'Type a name'}
        nothingFoundMessage={
          students.isSuccess ? 'Nobody of this name is without a sign-in' : 'One moment'
        }
        value={chosen === '' ? null : chosen}
        error={error ?? (students.error && 'The students could not be loaded')}
        data={offered.map(({ student_id, student_name, grade_level }) => ({
          value: student_id,
          label: `${student_name} (grade ${grade_level})`,
        }))}
        onChange={(id) => onChoose(offered.find(({ student_id }) => student_id === id) ?? null)}
      />
    </>
  );
}
