import { useEffect, useState, useSyncExternalStore } from 'react';
import { keptAnswers, type Kept } from '@/api/keptAnswers';
import type { SavedAnswers } from '@/api/types';
import { saveAnswers } from '@/api/writes';
import type { AttemptShown } from './api';
import { Outbox } from './Outbox';

/** The outbox of an attempt while it is on the screen. */
export function useOutbox(
  attempt: AttemptShown,
  studentId: string,
  kept: Kept | null,
  onSaved: (saved: SavedAnswers) => Promise<void>,
) {
  const { attempt_id } = attempt;
  const [outbox] = useState(
    () =>
      new Outbox({
        saved: attempt.answers,
        kept,
        send: (answers) => saveAnswers(studentId, attempt_id, answers),
        ahead: attempt.ahead,
        update: (change) => keptAnswers.update(attempt_id, change),
        onSaved,
      }),
  );
  useEffect(() => outbox.agree(attempt.ahead), [outbox, attempt.ahead]);
  useEffect(() => {
    outbox.start();
    window.addEventListener('online', outbox.nudge);
    document.addEventListener('visibilitychange', outbox.nudge);
    return () => {
      outbox.stop();
      window.removeEventListener('online', outbox.nudge);
      document.removeEventListener('visibilitychange', outbox.nudge);
    };
  }, [outbox]);
  return { outbox, ...useSyncExternalStore(outbox.subscribe, outbox.snapshot) };
}

/** Counts how long a question is looked at. */
export function useLookedAt(outbox: Outbox, questionId: string | undefined) {
  useEffect(() => {
    if (questionId === undefined) return;
    let from = performance.now();
    const count = () => {
      const now = performance.now();
      if (document.visibilityState === 'visible') outbox.spend(questionId, now - from);
      from = now;
    };
    const timer = setInterval(count, 500);
    return () => {
      clearInterval(timer);
      count();
    };
  }, [outbox, questionId]);
}
