import { Center, Loader } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Outlet } from 'react-router';
import { keptAttempts } from '@/api/keptAttempts';
import { whenTold } from '@/api/otherWindows';
import { isAway } from '@/api/problem';
import type { SessionAnswer } from '@/api/types';
import { forgetTheLast, SessionContext, useSessionQuery } from '@/api/useSession';
import { ChoosePasswordPage } from '@/features/session/ChoosePasswordPage';
import { SignInPage } from '@/features/session/SignInPage';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { KeptQuizzes } from './KeptQuizzes';
import { useKeptSession } from './useKeptSession';

/** Everything behind it has someone signed in, or an attempt of hers under way while no server can be asked. */
export function SessionGate() {
  const { data, error, failureReason, refetch } = useSessionQuery();
  const away = data === undefined && isAway(failureReason ?? error);
  const { kept, elsewhere } = useKeptSession(away);
  const anothers = useAnothers(data);
  const signedOut = data?.session === null;
  useEffect(() => whenTold(() => void refetch()), [refetch]);
  useEffect(() => {
    // Nobody goes on with what another one began; a browser that keeps nothing has nothing to remove.
    if (signedOut) keptAttempts.removeAll().catch(() => undefined);
  }, [signedOut]);

  if (anothers || (data === undefined && kept === null)) {
    return (
      <Center component="main" mih="100dvh" p="md">
        {away && elsewhere.length > 0 ? (
          <KeptQuizzes attempts={elsewhere} />
        ) : error ? (
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
  const session = data === undefined ? kept : data.session;
  if (session === null) return <SignInPage demoMode={data?.demo_mode ?? false} />;
  if (session.choose_password) return <ChoosePasswordPage session={session} />;
  return (
    <SessionContext value={session}>
      <Outlet />
    </SessionContext>
  );
}

/** Whether this window still holds what another one saw, until that is forgotten: none of it is shown under a new name. */
function useAnothers(answer: SessionAnswer | undefined): boolean {
  const cache = useQueryClient();
  const user = answer?.session?.user_id ?? null;
  const [shownTo, show] = useState(user);
  if (user !== null && shownTo === null) show(user);
  const anothers = user !== null && shownTo !== null && user !== shownTo;
  useEffect(() => {
    if (!anothers) return;
    forgetTheLast(cache, user);
    void keptAttempts
      .removeAll()
      .catch(() => undefined)
      .then(() => show(user));
  }, [cache, anothers, user]);
  return anothers;
}
