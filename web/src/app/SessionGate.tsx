import { Center, Loader } from '@mantine/core';
import { Outlet } from 'react-router';
import { SessionContext, useSessionQuery } from '@/api/useSession';
import { SignInPage } from '@/features/session/SignInPage';
import { ProblemNotice } from '@/ui/ProblemNotice';

/** Everything behind it has someone signed in. */
export function SessionGate() {
  const { data, error, refetch } = useSessionQuery();
  if (data === undefined) {
    return (
      <Center component="main" mih="100dvh" p="md">
        {error ? (
          <ProblemNotice
            error={error}
            what="The page could not start."
            retry={() => void refetch()}
          />
        ) : (
          <Loader aria-label="Starting" />
        )}
      </Center>
    );
  }
  if (data.session === null) return <SignInPage demoMode={data.demo_mode} />;
  return (
    <SessionContext value={data.session}>
      <Outlet />
    </SessionContext>
  );
}
