import { describe, expect, it } from 'vitest';
import { sampleOperations } from '@/testing/sampleOperations';
import { rates, troubles } from './figures';

const before = sampleOperations();
const later = sampleOperations({
  timestamp: '2026-03-02T10:00:02Z',
  live: {
    ...before.live,
    publications: 110,
    deliveries: 3_300,
    delay_counts: [10, 190, 1, 1],
  },
});

describe('what happened between two looks at the server', () => {
  it('is counted a second', () => {
    expect(rates({ now: later, before })).toEqual({
      eventsPerSecond: 5,
      deliveriesPerSecond: 150,
      refusedPerSecond: 0,
      delayMs: { middle: 1, slowest: 2 },
    });
  });

  it('is not known at the first look or after a restart', () => {
    expect(rates({ now: later, before: undefined })).toBeNull();
    expect(rates({ now: { ...later, started_at: '2026-03-02T10:00:01Z' }, before })).toBeNull();
  });

  it('has no delay if nothing was sent', () => {
    expect(rates({ now: { ...before, timestamp: later.timestamp }, before })?.delayMs).toBeNull();
  });
});

describe('troubles', () => {
  it('are none when all is well', () => {
    expect(troubles({ now: later, before })).toEqual([]);
  });

  it('are named with what to do', () => {
    const now = sampleOperations({
      timestamp: later.timestamp,
      health: 'unhealthy',
      bus: 'down',
      load: { ...before.load, connections_pending: 3, requests_refused: 4 },
      live: { ...before.live, queued_bytes: 1e9 },
    });
    expect(troubles({ now, before })).toHaveLength(5);
  });
});
