import { onDevice } from './device';
import type { Answer } from './types';

/** An answer that the server may not have yet. */
export interface KeptAnswer {
  answer: Answer | null;
  sequence: number;
  spentMs: number;
}

/** What waits on this device for one attempt. It names no one. */
export interface Kept {
  answers: Record<string, KeptAnswer>;
  /** Handed in without a connection: to be told to the server as soon as there is one. */
  handIn: boolean;
}

/** What the device holds for an attempt from now on, given what it holds; null for nothing. */
export type KeptChange = (kept: Kept | null) => Kept | null;

export const keptAnswers = {
  read: async (attemptId: string): Promise<Kept | null> =>
    ((await onDevice('kept', 'readonly', (store) => store.get(attemptId))) as Kept | undefined) ??
    null,
  /** One step for all windows of the attempt: none sees what another is in the middle of. */
  update: async (attemptId: string, change: KeptChange): Promise<void> => {
    await onDevice('kept', 'readwrite', (store) => {
      const reading = store.get(attemptId) as IDBRequest<Kept | undefined>;
      reading.onsuccess = () => {
        const next = change(reading.result ?? null);
        if (next === null) store.delete(attemptId);
        else store.put(next, attemptId);
      };
      return reading;
    });
  },
};
