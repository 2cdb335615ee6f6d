import { Button, Group, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrors } from '@/api/fieldErrors';
import { keys } from '@/api/keys';
import { readUser } from '@/api/reads';
import type { User, UserChanges } from '@/api/types';
import { useSession } from '@/api/useSession';
import { changeUser } from '@/api/writes';
import { ChooseOwn } from '@/ui/ChooseOwn';
import { FormProblem } from '@/ui/FormProblem';
import { ReadForChange } from '@/ui/ReadForChange';

interface Props {
  user: User;
  onDone: () => void;
}

export function ChangeUserForm({ user, onDone }: Props) {
  return (
    <ReadForChange
      queryKey={keys.user(user.user_id)}
      read={() => readUser(user.user_id)}
      what="the user"
      height={220}
    >
      {(read, again) => (
        <UserForm user={read.user} etag={read.etag} onDone={onDone} onReload={again} />
      )}
    </ReadForChange>
  );
}

interface FormProps extends Props {
  etag: string;
  onReload: () => void;
}

/** Renames a user, closes or opens her sign-in, gives her a new password; only what was changed is sent. */
function UserForm({ user, etag, onDone, onReload }: FormProps) {
  const cache = useQueryClient();
  const form = useForm({
    initialValues: {
      display_name: user.display_name,
      disabled: user.disabled,
      password: '',
      own: false,
    },
  });
  const change = useMutation({
    mutationFn: (changes: UserChanges) => changeUser(user.user_id, etag, changes),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.users });
      onDone();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const isStudent = user.role === 'student';
  const isSelf = useSession().user_id === user.user_id;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ display_name, disabled, password, own }) =>
        change.mutate({
          ...(display_name === user.display_name ? {} : { display_name }),
          ...(disabled === user.disabled ? {} : { disabled }),
          ...(password === '' ? {} : isStudent ? { password, choose_password: own } : { password }),
        }),
      )}
    >
      <FormProblem error={change.error} what="Nothing was changed." onReload={onReload} />
      <TextInput label="Name" autoComplete="off" {...form.getInputProps('display_name')} />
      <PasswordInput
        mt="sm"
        label="New password"
        description={`Empty keeps the present one. A new one ends every sign-in of this user.${
          isStudent || isSelf ? '' : ' Staff choose their own when they sign in with it.'
        }`}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      {isStudent && form.values.password !== '' && (
        <ChooseOwn chosen={form.values.own} onChoose={(own) => form.setFieldValue('own', own)} />
      )}
      <Switch
        mt="md"
        label="May not sign in"
        description="Ends every sign-in and every open window of this user at once."
        {...form.getInputProps('disabled', { type: 'checkbox' })}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={change.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}
