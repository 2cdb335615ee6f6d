import { useQuery, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { keys } from './keys';
import { readSession } from './reads';
import type { Session } from './types';

const ASK_AGAIN_MS = 5_000;

/**
 * Asked until there is an answer, so that a page that was opened without a server goes on by itself; whenever another
 * window says that somebody signed in or out there; and when this one is looked at again, in case none said so.
 */
export const useSessionQuery = () =>
  useQuery({
    queryKey: keys.session,
    queryFn: readSession,
    staleTime: Infinity,
    refetchOnWindowFocus: 'always',
    networkMode: 'always',
    refetchInterval: ({ state }) => (state.data === undefined ? ASK_AGAIN_MS : false),
  });

/** Who is signed in; only pages behind the sign-in ask. */
export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('No one is signed in');
  return session;
}

/**
 * Whatever the one before could see is not for the next, and what she has not sent yet is not sent in another's name.
 *
 * @param next who signs in: what she has typed herself and not saved stays hers
 */
export function forgetTheLast(cache: QueryClient, next?: string) {
  const [unsaved] = keys.unsaved('', '');
  cache.getMutationCache().clear();
  cache.removeQueries({
    predicate: ({ queryKey: [kind, whose] }) =>
      kind !== keys.session[0] && !(kind === unsaved && next !== undefined && whose === next),
  });
}
