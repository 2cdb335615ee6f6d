import { onDevice } from './device';
import type { Attempt } from './types';

/** An attempt under way as the server last told it, so that it can be gone on with while no server is there. */
export interface KeptAttempt {
  studentId: string;
  attempt: Attempt;
  /** By this device's clock. */
  keptAt: number;
}

const WITHOUT_END_MS = 24 * 3_600_000;

/**
 * With the server's time and the time that is left now; null once it is over, or a day after the server was last heard
 * of one without end.
 */
export function asOf({ attempt, keptAt }: KeptAttempt, now: number): Attempt | null {
  // A clock that was put back gives no time.
  const passed = Math.max(0, now - keptAt);
  const { seconds_left } = attempt;
  const server_time = new Date(Date.parse(attempt.server_time) + passed).toISOString();
  if (seconds_left === null) return passed < WITHOUT_END_MS ? { ...attempt, server_time } : null;
  const left = Math.ceil(seconds_left - passed / 1_000);
  return left > 0 ? { ...attempt, server_time, seconds_left: left } : null;
}

const STORE = 'under-way';

export const keptAttempts = {
  /** What is still under way; what is over is removed. */
  read: async (now: number): Promise<KeptAttempt[]> => {
    const all = (await onDevice(STORE, 'readonly', (store) => store.getAll())) as KeptAttempt[];
    const open: KeptAttempt[] = [];
    for (const kept of all) {
      if (asOf(kept, now) !== null) open.push(kept);
      else await keptAttempts.remove(kept.attempt.attempt_id);
    }
    return open;
  },
  write: async (kept: KeptAttempt): Promise<void> => {
    await onDevice(STORE, 'readwrite', (store) => store.put(kept, kept.attempt.attempt_id));
  },
  remove: async (attemptId: string): Promise<void> => {
    await onDevice(STORE, 'readwrite', (store) => store.delete(attemptId));
  },
  removeAll: async (): Promise<void> => {
    await onDevice(STORE, 'readwrite', (store) => store.clear());
  },
};
