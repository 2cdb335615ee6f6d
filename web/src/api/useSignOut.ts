import { useMutation, useQueryClient } from '@tanstack/react-query';
import { forgetDevice } from './device';
import { tellOtherWindows } from './otherWindows';
import { signOut } from './writes';

/** Ends the session and leaves nothing of it in this browser: the page starts anew. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    // Waiting for the network in silence would leave her signed in on a device that she walks away from.
    networkMode: 'always',
    onSuccess: async () => {
      tellOtherWindows();
      sessionStorage.clear();
      // A browser that keeps nothing has nothing to forget.
      await forgetDevice().catch(() => undefined);
      cache.clear();
      window.location.assign('/');
    },
  });
}
