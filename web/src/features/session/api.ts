import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { tellOtherWindows } from '@/api/otherWindows';
import type { Role, SessionAnswer } from '@/api/types';
import { forgetTheLast } from '@/api/useSession';
import { choosePassword, signIn, signInAsDemo } from '@/api/writes';

function useAdoptSession() {
  const cache = useQueryClient();
  return (answer: SessionAnswer) => {
    forgetTheLast(cache, answer.session?.user_id);
    cache.setQueryData<SessionAnswer>(keys.session, answer);
    tellOtherWindows();
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

/** Afterwards the page opens; where there is nothing to choose any more, the server says who is signed in. */
export function useChoosePassword(onRefused: (error: Error) => void, onChosen?: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: choosePassword,
    onSuccess: () => {
      cache.setQueryData<SessionAnswer>(keys.session, (answer) =>
        answer?.session
          ? {
              ...answer,
              session: { ...answer.session, choose_password: false, own_password: true },
            }
          : answer,
      );
      tellOtherWindows();
      onChosen?.();
    },
    onError: (error) => {
      onRefused(error);
      return cache.invalidateQueries({ queryKey: keys.session });
    },
  });
}

export function useDemoSignIn() {
  const adopt = useAdoptSession();
  return useMutation({ mutationFn: (role: Role) => signInAsDemo(role), onSuccess: adopt });
}
