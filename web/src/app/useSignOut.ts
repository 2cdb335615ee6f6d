import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signOut } from '@/api/writes';

/** Ends the session and leaves nothing of it in this browser: the page starts anew. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      sessionStorage.clear();
      cache.clear();
      window.location.assign('/');
    },
  });
}
