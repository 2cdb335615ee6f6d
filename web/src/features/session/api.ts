import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Role, SessionAnswer } from '@/api/types';
import { signIn, signInAsDemo } from '@/api/writes';

function useAdoptSession() {
  const cache = useQueryClient();
  return (answer: SessionAnswer) => {
    // Whatever the one before could see is not for the next.
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
    cache.setQueryData<SessionAnswer>(keys.session, answer);
  };
}

export function useSignIn() {
  const adopt = useAdoptSession();
  return useMutation({
    mutationFn: ({ login, password }: { login: string; password: string }) =>
      signIn(login, password),
    onSuccess: adopt,
  });
}

export function useDemoSignIn() {
  const adopt = useAdoptSession();
  return useMutation({ mutationFn: (role: Role) => signInAsDemo(role), onSuccess: adopt });
}
