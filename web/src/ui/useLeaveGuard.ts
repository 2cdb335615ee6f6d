import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useBlocker, type Blocker, type BlockerFunction } from 'react-router';
import { keys } from '@/api/keys';

/**
 * Holds up who would lose something by leaving: the browser asks before the window closes or loads anew, and what it
 * answers tells of a way within the page that waits for her word. One at a time.
 *
 * @param loses whether something is lost by going there
 */
export function useLeaveGuard(loses: BlockerFunction): Blocker {
  const cache = useQueryClient();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      // Who has just signed out leaves nothing behind.
      if (cache.getQueryData(keys.session) !== undefined) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [cache]);
  return useBlocker(loses);
}
