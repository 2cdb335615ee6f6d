import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const inZone = async (zone: string) => {
  vi.stubEnv('TZ', zone);
  return import('./time');
};

const NOW = Date.parse('2026-11-26T15:00:00Z');

it('shows a date that has no time as that day, also west of Greenwich', async () => {
  const { day } = await inZone('America/Los_Angeles');
  expect(day('2026-07-03', NOW)).toBe('Jul 3');
});

it('says the year of a day that is not of this year', async () => {
  const { brief, day } = await inZone('UTC');
  expect(day('2027-07-03', NOW)).toBe('Jul 3, 2027');
  expect(brief('2025-11-25T10:00:00Z', NOW)).toBe('Nov 25, 2025');
  expect(brief('2026-11-25T10:00:00Z', NOW)).toBe('Nov 25');
  expect(brief('2026-11-26T10:05:00Z', NOW)).toMatch(/^10:05/);
});
