interface Timed {
  state: string;
  opens_at: string;
  closes_at: string | null;
}

const MARGIN_MS = 1_000;
/** A clock that is behind the server's makes a window open late by no more than this. */
const LONGEST_WAIT_MS = 300_000;
/** For one that is ahead: what should have opened by it has not yet. */
const OVERDUE_MS = 15_000;

/** In how many milliseconds the next of these opens or closes by itself; false if none will. */
export function nextTurn(timed: readonly Timed[], now: number): number | false {
  const turns = timed.flatMap(({ state, opens_at, closes_at }) => {
    if (state === 'upcoming') return [Date.parse(opens_at)];
    return state === 'open' && closes_at !== null ? [Date.parse(closes_at)] : [];
  });
  if (turns.length === 0) return false;
  const left = Math.min(...turns) - now;
  return left < 0 ? OVERDUE_MS : Math.min(left + MARGIN_MS, LONGEST_WAIT_MS);
}
