import { Button, Group, PasswordInput, Skeleton, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fieldErrors } from '@/api/fieldErrors';
import { keys } from '@/api/keys';
import { readUser } from '@/api/reads';
import type { User, UserChanges } from '@/api/types';
import { changeUser } from '@/api/writes';
import { FormProblem } from '@/ui/FormProblem';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface Props {
  user: User;
  onDone: () => void;
}

/** Reads the user as she is now, so that nothing is overwritten that somebody else changed meanwhile. */
export function ChangeUserForm({ user, onDone }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.user(user.user_id),
    queryFn: () => readUser(user.user_id),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (error) {
    return (
      <ProblemNotice
        error={error}
        what="The user could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeleton height={220} role="status" aria-label="Loading the user" />;
  return (
    <UserForm
      key={data.etag}
      user={data.user}
      etag={data.etag}
      onDone={onDone}
      onReload={() => void refetch()}
    />
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
    initialValues: { display_name: user.display_name, disabled: user.disabled, password: '' },
  });
  const change = useMutation({
    mutationFn: (changes: UserChanges) => changeUser(user.user_id, etag, changes),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.users });
      onDone();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ display_name, disabled, password }) =>
        change.mutate({
          ...(display_name === user.display_name ? {} : { display_name }),
          ...(disabled === user.disabled ? {} : { disabled }),
          ...(password === '' ? {} : { password }),
        }),
      )}
    >
      <FormProblem error={change.error} what="Nothing was changed." onReload={onReload} />
      <TextInput label="Name" autoComplete="off" {...form.getInputProps('display_name')} />
      <PasswordInput
        mt="sm"
        label="New password"
        description="Empty keeps the present one. A new one ends every sign-in of this user."
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
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
