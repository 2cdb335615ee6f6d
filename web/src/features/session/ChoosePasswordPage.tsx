import { Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { fieldErrors } from '@/api/fieldErrors';
import type { Session } from '@/api/types';
import { useSignOut } from '@/api/useSignOut';
import { focused } from '@/ui/focused';
import { FormProblem } from '@/ui/FormProblem';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useChoosePassword } from './api';
import classes from './SignInPage.module.css';

/** All that somebody sees who signed in with a password that was given to her. */
export function ChoosePasswordPage({ session }: { session: Session }) {
  useDocumentTitle('Choose your password · Master Creator');
  const signOut = useSignOut();
  const form = useForm({
    initialValues: { password: '', again: '' },
    validate: {
      again: (again, { password }) => (again === password ? null : 'This is not the same'),
    },
  });
  // Where something is to be mended the keyboard goes on.
  const mend = (errors: object) => {
    const [field] = Object.keys(errors);
    if (field !== undefined) form.getInputNode(field)?.focus();
  };
  const choose = useChoosePassword((error) => {
    const errors = fieldErrors(error);
    form.setErrors(errors);
    mend(errors);
  });
  return (
    <main className={classes.alone}>
      <Paper className={classes.card} p="xl" shadow="sm">
        <Title order={1} size={24} mb="xs">
          Choose your own password
        </Title>
        <Text mb="md">
          Hello, {session.display_name}. Somebody else knows the password that you signed in with.
          Choose one that only you know; you sign in with it from now on.
        </Text>
        <FormProblem error={choose.error} what="The password was not changed." />
        {signOut.error && <ProblemNotice error={signOut.error} what="You were not signed out." />}
        <form noValidate onSubmit={form.onSubmit(({ password }) => choose.mutate(password), mend)}>
          <Stack gap="sm">
            <PasswordInput
              ref={focused}
              label="New password"
              description="At least 12 characters; a few words are easy to remember"
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
              Save and go on
            </Button>
            <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
              Sign out
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
