import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { isAway, Problem } from '@/api/problem';

/** Live data is kept true by events, so nothing is read again because time passed or a window moved. */
export function createQueryClient(): QueryClient {
  // Before the next key or click is seen: else the second of two fast ones would still find the button free.
  notifyManager.setScheduler(queueMicrotask);
  const onError = (error: unknown) => {
    // The session ended elsewhere: ask again, and the page shows the sign-in by itself.
    if (error instanceof Problem && error.status === 401) {
      void client.invalidateQueries({ queryKey: keys.session });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isAway(error),
      },
    },
  });
  return client;
}
