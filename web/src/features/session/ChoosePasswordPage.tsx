import { Button, Paper, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { Session } from '@/api/types';
import { useSignOut } from '@/api/useSignOut';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { NewPasswordForm } from './NewPasswordForm';
import classes from './SignInPage.module.css';

/** All that somebody sees who signed in with a password that was given to her. */
export function ChoosePasswordPage({ session }: { session: Session }) {
  useDocumentTitle('Choose your password · Master Creator');
  const signOut = useSignOut();
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
        {signOut.error && <ProblemNotice error={signOut.error} what="You were not signed out." />}
        <NewPasswordForm save="Save and go on">
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            Sign out
          </Button>
        </NewPasswordForm>
      </Paper>
    </main>
  );
}
