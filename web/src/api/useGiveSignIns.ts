import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys';
import type { GivenSignIns } from './types';
import { giveSignIns } from './writes';

const AT_ONCE = 10;

interface Giving {
  studentIds: string[];
  /** Whether each of them has to choose her own when she signs in. */
  chooseOwn: boolean;
}

/**
 * Gives students of a class new passwords, some at a time. They are told to `onGiven` as they come and kept by
 * nobody else: not in the cache, so that whoever closes what shows them has seen them once.
 */
export function useGiveSignIns(classId: string, onGiven: (given: GivenSignIns) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ studentIds, chooseOwn }: Giving) => {
      for (let from = 0; from < studentIds.length; from += AT_ONCE) {
        onGiven(await giveSignIns(classId, studentIds.slice(from, from + AT_ONCE), chooseOwn));
      }
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.signIns(classId) }),
  });
}
