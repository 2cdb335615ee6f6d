import type { Operations } from '@/api/types';

/** A server at rest, with some history. */
export const sampleOperations = (different: Partial<Operations> = {}): Operations => ({
  status: 'success',
  health: 'healthy',
  bus: 'alone',
  timestamp: '2026-03-02T10:00:00Z',
  started_at: '2026-03-02T08:00:00Z',
  live: {
    connections: { dashboard: 2, student: 24, pipeline: 0 },
    connections_everywhere: 26,
    streams_watched: 2,
    publications: 100,
    deliveries: 3_000,
    bytes: 1_500_000,
    behind: 0,
    queued_bytes: 0,
    resume_hits: 7,
    resume_misses: 1,
    gap_fills: 0,
    closes: { '1012': 4 },
    delay_bounds_ms: [0.5, 1, 2],
    delay_counts: [10, 90, 0, 0],
  },
  load: {
    connections_active: 3,
    connections_most: 24,
    connections_pending: 0,
    requests_refused: 0,
    heap_bytes: 300 * 1024 * 1024,
    heap_most_bytes: 1024 * 1024 * 1024,
  },
  ...different,
});
