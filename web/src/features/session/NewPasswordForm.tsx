import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { fieldErrors } from '@/api/fieldErrors';
import { focused } from '@/ui/focused';
import { FormProblem } from '@/ui/FormProblem';
import { passwordHint } from '@/ui/passwordHint';
import { useChoosePassword } from './api';

interface Props {
  /** Whether she has to say the password that she has now. */
  asksCurrent?: boolean;
  save: string;
  onSaved?: () => void;
  /** Further buttons. */
  children?: ReactNode;
}

/** A new password, typed twice. Where something is to be mended the keyboard goes on. */
export function NewPasswordForm({ asksCurrent = false, save, onSaved, children }: Props) {
  const form = useForm({
    initialValues: { current_password: '', password: '', again: '' },
    validate: {
      again: (again, { password }) => (again === password ? null : 'This is not the same'),
    },
  });
  const mend = (errors: object) => {
    const [field] = Object.keys(errors);
    if (field !== undefined) form.getInputNode(field)?.focus();
  };
  const choose = useChoosePassword((error) => {
    const errors = fieldErrors(error);
    form.setErrors(errors);
    mend(errors);
  }, onSaved);
  return (
    <>
      <FormProblem error={choose.error} what="The password was not changed." />
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ password, current_password }) =>
            choose.mutate({ password, ...(asksCurrent && { current_password }) }),
          mend,
        )}
      >
        <Stack gap="sm">
          {asksCurrent && (
            <PasswordInput
              data-autofocus
              label="Password that you have now"
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': 'Show the present one', tabIndex: 0 }}
              {...form.getInputProps('current_password')}
            />
          )}
          <PasswordInput
            {...(!asksCurrent && { ref: focused })}
            label="New password"
            description={passwordHint}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label="The same again"
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the repeated one', tabIndex: 0 }}
            {...form.getInputProps('again')}
          />
          <Button type="submit" mt="xs" loading={choose.isPending}>
            {save}
          </Button>
          {children}
        </Stack>
      </form>
    </>
  );
}
