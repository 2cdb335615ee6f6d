import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Role, SessionAnswer } from '@/api/types';
import { forgetTheLast } from '@/api/useSession';
import { signIn, signInAsDemo } from '@/api/writes';

function useAdoptSession() {
  const cache = useQueryClient();
  return (answer: SessionAnswer) => {
    forgetTheLast(cache);
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
