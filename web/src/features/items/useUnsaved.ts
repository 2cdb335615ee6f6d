import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '@/api/keys';
import { useSession } from '@/api/useSession';
import type { Chosen } from './chosen';

/** An assessment as it stands in the builder. */
export interface Unsaved {
  classId: string;
  title: string;
  minutes: number | string;
  chosen: Chosen[];
}

/**
 * What is being built, kept in memory while other pages are looked at and until she signs in again; signing out ends it.
 */
export function useUnsaved(name: string, start: Unsaved) {
  const cache = useQueryClient();
  const { user_id } = useSession();
  const [first] = useState(start);
  const [before] = useState(() => cache.getQueryData<Unsaved>(keys.unsaved(user_id, name)));
  const [value, setValue] = useState(before ?? first);
  const forget = () => cache.removeQueries({ queryKey: keys.unsaved(user_id, name) });
  useEffect(() => {
    if (isSame(value, first)) {
      cache.removeQueries({ queryKey: keys.unsaved(user_id, name) });
      return;
    }
    cache.setQueryDefaults(keys.unsaved(user_id, name), { gcTime: Infinity });
    cache.setQueryData(keys.unsaved(user_id, name), value);
  }, [cache, user_id, name, value, first]);
  return {
    value,
    /** Whether it was begun before this page was opened. */
    found: before !== undefined && !isSame(value, first),
    change: (part: Partial<Unsaved>) => setValue((present) => ({ ...present, ...part })),
    startAnew: () => setValue(first),
    forget,
  };
}

const isSame = (a: Unsaved, b: Unsaved) =>
  a.classId === b.classId &&
  a.title === b.title &&
  a.minutes === b.minutes &&
  a.chosen === b.chosen;
