import { Button, Group, NativeSelect, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrors } from '@/api/fieldErrors';
import { keys } from '@/api/keys';
import type { NewUser } from '@/api/types';
import { createUser } from '@/api/writes';
import { ChooseOwn } from '@/ui/ChooseOwn';
import { FormProblem } from '@/ui/FormProblem';
import { passwordHint } from '@/ui/passwordHint';
import { StudentField } from './StudentField';

const ROLES = [
  { value: 'teacher', label: 'Teacher' },
  { value: 'student', label: 'Student' },
  { value: 'admin', label: 'Administrator' },
];

export function NewUserForm({ onDone }: { onDone: () => void }) {
  const cache = useQueryClient();
  const form = useForm({
    initialValues: {
      display_name: '',
      login: '',
      role: 'teacher',
      student_id: '',
      password: '',
      own: false,
    },
  });
  const create = useMutation({
    mutationFn: (user: NewUser) => createUser(user),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.users });
      onDone();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const isStudent = form.values.role === 'student';
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ student_id, own, ...user }) =>
        create.mutate(isStudent ? { ...user, student_id, choose_password: own } : user),
      )}
    >
      <FormProblem error={create.error} what="The user was not added." />
      <NativeSelect label="Role" data={ROLES} {...form.getInputProps('role')} />
      {isStudent && (
        <StudentField
          chosen={form.values.student_id}
          error={form.errors.student_id}
          onChoose={(student) =>
            form.setValues({
              student_id: student?.student_id ?? '',
              ...(student === null ? {} : { display_name: student.student_name }),
            })
          }
        />
      )}
      <TextInput mt="sm" label="Name" autoComplete="off" {...form.getInputProps('display_name')} />
      <TextInput mt="sm" label="Sign-in name" autoComplete="off" {...form.getInputProps('login')} />
      <PasswordInput
        mt="sm"
        label="Password"
        description={passwordHint}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      {isStudent ? (
        <ChooseOwn chosen={form.values.own} onChoose={(own) => form.setFieldValue('own', own)} />
      ) : (
        <Text size="sm" mt="xs">
          Staff choose their own when they first sign in with it.
        </Text>
      )}
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={create.isPending}>
          Add
        </Button>
      </Group>
    </form>
  );
}
