import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '@/api/types';
import { keepAttempt, openAttempt, toSend, type Sent } from './attempt';

/** The attempt of this tab, kept after every change, and the time that each question is looked at. */
export function useAttempt(assessmentId: string, questionId: string | undefined) {
  const [attempt, setAttempt] = useState(() => openAttempt(assessmentId, Date.now()));
  const [handedIn, setHandedIn] = useState(false);

  useEffect(() => {
    if (!handedIn) keepAttempt(assessmentId, attempt);
  }, [assessmentId, attempt, handedIn]);

  useEffect(() => {
    if (questionId === undefined || handedIn) return;
    let from = Date.now();
    const count = () => {
      const now = Date.now();
      const spent = document.visibilityState === 'visible' ? now - from : 0;
      from = now;
      setAttempt((before) => ({
        ...before,
        spentMs: {
          ...before.spentMs,
          [questionId]: (before.spentMs[questionId] ?? 0) + spent,
        },
      }));
    };
    const timer = setInterval(count, 500);
    return () => {
      clearInterval(timer);
      count();
    };
  }, [questionId, handedIn]);

  const answer = useCallback((id: string, given: Answer) => {
    setAttempt((before) => ({ ...before, answers: { ...before.answers, [id]: given } }));
  }, []);

  /** Kept before it is sent, so that a reload in between sends the same. */
  const seal = (): Sent => {
    const sent = toSend(attempt);
    keepAttempt(assessmentId, { ...attempt, sent });
    setAttempt((before) => ({ ...before, sent }));
    return sent;
  };

  return { attempt, answer, seal, end: () => setHandedIn(true) };
}
