const NAME = 'mc-attempts';
const STORES = ['kept', 'under-way'] as const;

type Store = (typeof STORES)[number];

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 2);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      for (const store of STORES) {
        if (!result.objectStoreNames.contains(store)) result.createObjectStore(store);
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(failure(opening.error));
  });
}

const failure = (error: DOMException | null) => error ?? new Error('This device keeps nothing.');

/** One transaction on what this device keeps; done when the browser says that it is on the disk. */
export async function onDevice<T>(
  store: Store,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(failure(transaction.error));
      transaction.onabort = () => reject(failure(transaction.error));
    });
  } finally {
    database.close();
  }
}

/** Leaves nothing of anybody's attempts on this device. */
export async function forgetDevice(): Promise<void> {
  for (const store of STORES) await onDevice(store, 'readwrite', (kept) => kept.clear());
}
