import {
  Button,
  Divider,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconSchool, IconSettings, IconUser } from '@tabler/icons-react';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Role } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useDemoSignIn, useSignIn } from './api';
import classes from './SignInPage.module.css';

const DEMO: { role: Role; icon: ReactNode }[] = [
  { role: 'teacher', icon: <IconSchool size={18} aria-hidden /> },
  { role: 'student', icon: <IconUser size={18} aria-hidden /> },
  { role: 'admin', icon: <IconSettings size={18} aria-hidden /> },
];

export function SignInPage({ demoMode }: { demoMode: boolean }) {
  useDocumentTitle('Sign in · Master Creator');
  const signIn = useSignIn();
  const demo = useDemoSignIn();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const error = signIn.error ?? demo.error;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    demo.reset();
    signIn.mutate({ login, password });
  };

  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <img src="/favicon.svg" alt="" width={52} height={52} />
        <Title order={1} className={classes.title}>
          Master Creator
        </Title>
        <Text className={classes.promise}>
          See who needs you now, while the lesson is still running.
        </Text>
      </div>
      <Paper className={classes.card} p="xl" shadow="sm">
        <Title order={2} size={20} mb="md">
          Sign in
        </Title>
        {error && (
          <div className={classes.error}>
            <ProblemNotice error={error} what="You could not be signed in." />
          </div>
        )}
        {demoMode && (
          <>
            <Stack gap="xs">
              {DEMO.map(({ role, icon }) => (
                <Button
                  key={role}
                  size="md"
                  justify="flex-start"
                  leftSection={icon}
                  variant={role === 'teacher' ? 'filled' : 'default'}
                  loading={demo.isPending && demo.variables === role}
                  onClick={() => {
                    signIn.reset();
                    demo.mutate(role);
                  }}
                >
                  Continue as demo {role}
                </Button>
              ))}
            </Stack>
            <Divider my="lg" label="or with your own account" />
          </>
        )}
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label="Login"
              name="login"
              autoComplete="username"
              required
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button
              type="submit"
              mt="xs"
              variant={demoMode ? 'default' : 'filled'}
              loading={signIn.isPending}
            >
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
