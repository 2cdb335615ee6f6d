import { describe, expect, it } from 'vitest';
import { nextTurn } from './nextTurn';

const now = Date.parse('2026-03-02T10:00:00Z');
const window = (state: string, opens_at: string, closes_at: string | null) => ({
  state,
  opens_at,
  closes_at,
});

describe('when a list of assignments is read again', () => {
  it('is just after the first of them opens or closes', () => {
    const soon = window('upcoming', '2026-03-02T10:01:00Z', '2026-03-02T10:30:00Z');
    const later = window('open', '2026-03-02T09:00:00Z', '2026-03-02T10:02:00Z');
    expect(nextTurn([later, soon], now)).toBe(61_000);
    expect(nextTurn([later], now)).toBe(121_000);
  });

  it('is never where nothing will open or close', () => {
    expect(nextTurn([], now)).toBe(false);
    expect(nextTurn([window('open', '2026-03-02T09:00:00Z', null)], now)).toBe(false);
    const over = window('closed', '2026-03-01T09:00:00Z', '2026-03-02T09:00:00Z');
    expect(nextTurn([over], now)).toBe(false);
  });

  it('bears with a clock that is not the server’s', () => {
    expect(nextTurn([window('upcoming', '2026-03-02T09:00:00Z', null)], now)).toBe(15_000);
    expect(nextTurn([window('upcoming', '2026-03-09T09:00:00Z', null)], now)).toBe(300_000);
  });
});
