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

export interface KeptAnswers {
  read: (attemptId: string) => Promise<Kept | null>;
  write: (attemptId: string, kept: Kept) => Promise<void>;
  remove: (attemptId: string) => Promise<void>;
}

export const keptAnswers: KeptAnswers = {
  read: async (attemptId) =>
    ((await onDevice('kept', 'readonly', (store) => store.get(attemptId))) as Kept | undefined) ??
    null,
  write: async (attemptId, kept) => {
    await onDevice('kept', 'readwrite', (store) => store.put(kept, attemptId));
  },
  remove: async (attemptId) => {
    await onDevice('kept', 'readwrite', (store) => store.delete(attemptId));
  },
};
