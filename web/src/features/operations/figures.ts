import type { Operations } from '@/api/types';

/** Two looks at the server, one after the other; the first time there is only one. */
export interface Looks {
  now: Operations;
  before: Operations | undefined;
}

export interface Rates {
  eventsPerSecond: number;
  deliveriesPerSecond: number;
  refusedPerSecond: number;
  /** Upper bounds of the delay in milliseconds; null if nothing was sent meanwhile. */
  delayMs: { middle: number; slowest: number } | null;
}

const SHARES = { middle: 0.5, slowest: 0.99 };

/** What happened between the two looks; null if there is only one, or the server was restarted. */
export function rates({ now, before }: Looks): Rates | null {
  if (before?.started_at !== now.started_at) return null;
  const seconds = (Date.parse(now.timestamp) - Date.parse(before.timestamp)) / 1_000;
  if (seconds <= 0) return null;
  const counts = now.live.delay_counts.map(
    (count, at) => count - (before.live.delay_counts[at] ?? 0),
  );
  const bounds = now.live.delay_bounds_ms;
  return {
    eventsPerSecond: (now.live.publications - before.live.publications) / seconds,
    deliveriesPerSecond: (now.live.deliveries - before.live.deliveries) / seconds,
    refusedPerSecond: (now.load.requests_refused - before.load.requests_refused) / seconds,
    delayMs: counts.some((count) => count > 0)
      ? {
          middle: quantile(counts, bounds, SHARES.middle),
          slowest: quantile(counts, bounds, SHARES.slowest),
        }
      : null,
  };
}

function quantile(counts: number[], bounds: number[], share: number): number {
  const wanted = counts.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (const [at, count] of counts.entries()) {
    seen += count;
    if (seen >= wanted) return bounds[at] ?? Infinity;
  }
  return Infinity;
}

const WAITING_TOO_MUCH_BYTES = 50 * 1024 * 1024;

/** What is not as it should be, in words that say what to do; empty if all is well. */
export function troubles({ now, before }: Looks): string[] {
  const since = rates({ now, before });
  const found: string[] = [];
  if (now.health === 'unhealthy') {
    found.push('The database does not answer. Nothing can be stored until it is back.');
  }
  if (now.bus === 'down') {
    found.push(
      'The other servers cannot be reached over Redis. Their events arrive up to a second later; it heals by itself.',
    );
  }
  if (now.load.connections_pending > 0) {
    found.push(
      `${now.load.connections_pending} requests wait for a connection to the database. If it lasts, look for slow statements.`,
    );
  }
  if (since !== null && since.refusedPerSecond > 0) {
    found.push('Requests are refused because too many are under way. Add a server.');
  }
  if (now.live.queued_bytes > WAITING_TOO_MUCH_BYTES) {
    found.push('Windows take their events too slowly. Look at the network between them and here.');
  }
  return found;
}
