import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { keys } from './keys';
import { useSession } from './useSession';

/**
 * What somebody has typed and not saved. It is in memory only, and survives a look at another page and a sign-in that
 * ends under it: who signs in again finds it, another does not. Signing out ends it.
 *
 * @param name of what is typed into, one in the whole page
 * @returns what stands there, how to change it, and how to keep it no longer: what stands as at the start is not kept
 */
export function useKept<T>(
  name: string,
  start: T,
): [value: T, change: Dispatch<SetStateAction<T>>, forget: () => void] {
  const cache = useQueryClient();
  const { user_id } = useSession();
  const [first] = useState(start);
  const [value, change] = useState<T>(
    () => cache.getQueryData<T>(keys.unsaved(user_id, name)) ?? first,
  );
  useEffect(() => {
    const key = keys.unsaved(user_id, name);
    if (value === first) {
      cache.removeQueries({ queryKey: key });
      return;
    }
    cache.setQueryDefaults(key, { gcTime: Infinity });
    cache.setQueryData(key, value);
  }, [cache, user_id, name, value, first]);
  return [value, change, () => cache.removeQueries({ queryKey: keys.unsaved(user_id, name) })];
}
