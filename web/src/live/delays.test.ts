import { expect, it } from 'vitest';
import { DelayMeter } from './delays';

const at = Date.parse('2026-03-02T10:42:00Z');
const iso = (ms: number) => new Date(ms).toISOString();

it('measures right on a device whose clock is an hour off', () => {
  const meter = new DelayMeter();
  const device = (ms: number) => ms + 3_600_000;
  meter.heard(iso(at), device(at));
  for (const delay of [40, 10, 20]) meter.applied(iso(at), device(at + delay));
  expect(meter.delays).toEqual({ count: 3, medianMs: 20, worstMs: 40 });
});

it('keeps the newest fifty and says nothing before the first', () => {
  const meter = new DelayMeter();
  meter.heard(iso(at), at);
  expect(meter.delays).toBeNull();
  for (let turn = 0; turn < 60; turn += 1) meter.applied(iso(at), at + (turn < 10 ? 900 : 5));
  expect(meter.delays).toEqual({ count: 50, medianMs: 5, worstMs: 5 });
});

it('is not misled by a page that was busy when its connection was confirmed', () => {
  const meter = new DelayMeter();
  meter.heard(iso(at), at + 800);
  meter.heard(iso(at + 1_000), at + 1_001);
  for (const delay of [6, 31]) meter.applied(iso(at + 2_000), at + 2_000 + delay);
  expect(meter.delays).toEqual({ count: 2, medianMs: 5, worstMs: 30 });
});
