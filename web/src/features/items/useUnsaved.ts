import { useState } from 'react';
import { useKept } from '@/api/useKept';
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
  const [first] = useState(start);
  const [value, setValue, forget] = useKept(name, first);
  const [begun] = useState(() => !isSame(value, first));
  return {
    value,
    /** Whether it was begun before this page was opened. */
    found: begun && !isSame(value, first),
    change: (part: Partial<Unsaved>) =>
      setValue((present) => {
        const next = { ...present, ...part };
        return isSame(next, first) ? first : next;
      }),
    startAnew: () => setValue(first),
    forget,
  };
}

const isSame = (a: Unsaved, b: Unsaved) =>
  a.classId === b.classId &&
  a.title === b.title &&
  a.minutes === b.minutes &&
  a.chosen === b.chosen;
