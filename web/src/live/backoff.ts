import type { ReconnectHints } from './events';

const BASE_MS = 500;
export const DEFAULT_HINTS: ReconnectHints = { first_jitter_ms: 1_000, max_ms: 15_000 };

/**
 * How long to wait before an attempt: the first somewhere within the server's jitter, so that a
 * restart does not become a herd; later ones exponential with full jitter, up to the server's limit.
 */
export function reconnectDelay(
  failures: number,
  hints: ReconnectHints,
  random: () => number,
): number {
  if (failures === 0) return Math.round(random() * hints.first_jitter_ms);
  const ceiling = Math.min(hints.max_ms, BASE_MS * 2 ** Math.min(failures, 16));
  return Math.round(random() * ceiling);
}
