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

const NAME = 'mc-attempts';
const STORE = 'kept';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(failure(opening.error));
  });
}

const failure = (error: DOMException | null) => error ?? new Error('This device keeps nothing.');

/** One transaction; done when the browser says that it is on the disk. */
async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(failure(transaction.error));
      transaction.onabort = () => reject(failure(transaction.error));
    });
  } finally {
    database.close();
  }
}

export const keptAnswers: KeptAnswers = {
  read: async (attemptId) =>
    ((await within('readonly', (store) => store.get(attemptId))) as Kept | undefined) ?? null,
  write: async (attemptId, kept) => {
    await within('readwrite', (store) => store.put(kept, attemptId));
  },
  remove: async (attemptId) => {
    await within('readwrite', (store) => store.delete(attemptId));
  },
};

/** Leaves nothing of anybody's attempts on this device. */
export async function forgetAllAnswers(): Promise<void> {
  await within('readwrite', (store) => store.clear());
}
