import { describe, expect, it } from 'vitest';
import { SAMPLE_NOW, sampleAlert } from '@/testing/sampleClass';
import { whoNeedsMe } from './alerts';

const names = (alerts: Parameters<typeof whoNeedsMe>[0]) =>
  whoNeedsMe(alerts, SAMPLE_NOW).map(({ student_id }) => student_id);

const of = (student_id: string, minute: number, changes = {}) =>
  sampleAlert({
    alert_id: `alert_${student_id}_${minute}`,
    student_id,
    raised_at: `2026-03-02T10:${minute}:00Z`,
    ...changes,
  });

describe('who needs me now', () => {
  it('names the most urgent kind first and within a kind the one that waits longest', () => {
    expect(
      names([
        of('a', 11, { kind: 'idle' }),
        of('b', 30),
        of('c', 20),
        of('d', 10, { kind: 'rapid_guessing' }),
      ]),
    ).toEqual(['c', 'b', 'd', 'a']);
  });

  it('does not move a name when a newer alert of the same kind comes', () => {
    const before = [of('a', 20), of('b', 30)];
    expect(names([of('c', 40), ...before])).toEqual(['a', 'b', 'c']);
  });

  it('names each student once and five at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => of(`s${index}`, 10 + index));
    expect(names([...many, of('s0', 40, { kind: 'idle' })])).toEqual([
      's0',
      's1',
      's2',
      's3',
      's4',
    ]);
  });

  it('leaves out good news, what is snoozed and what is closed', () => {
    expect(
      names([
        of('a', 10, { kind: 'newly_mastered' }),
        of('b', 11, { snoozed_until: new Date(SAMPLE_NOW + 60_000).toISOString() }),
        of('c', 12, { state: 'dismissed', action: 'helped' }),
        of('d', 13, { snoozed_until: new Date(SAMPLE_NOW - 60_000).toISOString() }),
      ]),
    ).toEqual(['d']);
  });
});
