import { useEffect, useState } from 'react';

/** A moment by this browser's steady clock, which no one can set. */
export type Tick = number;

export const endOf = (secondsLeft: number | null): Tick | null =>
  secondsLeft === null ? null : performance.now() + secondsLeft * 1_000;

/** How far the server's clock is ahead of this browser's steady one, in milliseconds. */
export const aheadOf = (serverTime: string): number => Date.parse(serverTime) - performance.now();

export const serverNow = (ahead: number): number => performance.now() + ahead;

/** Whole seconds until the end; null without one. */
export function useSecondsLeft(endsAt: Tick | null): number | null {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (endsAt === null) return;
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [endsAt]);
  return endsAt === null ? null : Math.max(0, Math.ceil((endsAt - now) / 1_000));
}
