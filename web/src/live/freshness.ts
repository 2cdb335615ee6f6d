/**
 * How fresh the page is.
 * LIVE: every committed event is on the screen within moments.
 * CATCHING_UP: connecting for the first time, replaying or loading a new picture.
 * STALE: the connection was lost and is being made again; `since` is when it was last known true.
 * OFFLINE: this device has no network.
 * The last three end the stream: nothing is retried until a person acts.
 */
export type FreshnessState =
  'LIVE' | 'CATCHING_UP' | 'STALE' | 'OFFLINE' | 'SIGNED_OUT' | 'FORBIDDEN' | 'GONE';

export interface Freshness {
  state: FreshnessState;
  /** Since when it has been in this state, in epoch milliseconds. */
  since: number;
  /** The last moment at which what the page shows was known to be true. */
  asOf: number | null;
}

export const isEnded = (state: FreshnessState): boolean =>
  state === 'SIGNED_OUT' || state === 'FORBIDDEN' || state === 'GONE';
