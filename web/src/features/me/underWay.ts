import { asOf, keptAttempts } from '@/api/keptAttempts';
import { isAway } from '@/api/problem';
import { readAttempt } from '@/api/reads';
import type { Attempt, SavedAnswer } from '@/api/types';

/** Keeps a copy of an attempt under way on this device, and none of one that is over. */
export async function keepCopy(studentId: string, attempt: Attempt): Promise<void> {
  await (
    attempt.state === 'open'
      ? keptAttempts.write({ studentId, attempt, keptAt: Date.now() })
      : keptAttempts.remove(attempt.attempt_id)
  ).catch(() => undefined); // A browser that keeps nothing needs its server: as everywhere else.
}

export async function readAndKeep(studentId: string, attemptId: string): Promise<Attempt> {
  const attempt = await readAttempt(studentId, attemptId);
  await keepCopy(studentId, attempt);
  return attempt;
}

/** As the server tells it; if there is none to ask, as this device last heard it. */
export async function attemptOrCopy(studentId: string, attemptId: string): Promise<Attempt> {
  try {
    return await readAndKeep(studentId, attemptId);
  } catch (error) {
    const copy = isAway(error) ? await copyOf(studentId, attemptId) : null;
    if (copy === null) throw error;
    return copy;
  }
}

async function copyOf(studentId: string, attemptId: string): Promise<Attempt | null> {
  const now = Date.now();
  const all = await keptAttempts.read(now).catch(() => []);
  const own = all.find(
    (kept) => kept.studentId === studentId && kept.attempt.attempt_id === attemptId,
  );
  return own === undefined ? null : asOf(own, now);
}

/** The answers that the server has after it took some more. */
export const withSaved = (before: SavedAnswer[], taken: SavedAnswer[]): SavedAnswer[] => [
  ...before.filter((one) => !taken.some(({ question_id }) => question_id === one.question_id)),
  ...taken,
];
