import { describe, expect, it } from 'vitest';
import { sampleMastery } from '@/testing/sampleClass';
import { LEVELS } from './level';
import { whatIf } from './whatIf';

const cells = sampleMastery();
const total = (counts: Record<(typeof LEVELS)[number], number>) =>
  LEVELS.reduce((sum, level) => sum + counts[level], 0);

describe('what if mastered began elsewhere', () => {
  it('moves no one at the bound that holds today', () => {
    const { before, after, moves } = whatIf(cells, 0.75);
    expect(moves).toEqual([]);
    expect(after).toEqual(before);
  });

  it('moves exactly those between the two bounds, each to the level that the other bound gives', () => {
    for (let points = 50; points <= 95; points += 1) {
      const bound = points / 100;
      const between = cells.filter(
        ({ mastery }) => mastery >= Math.min(bound, 0.75) && mastery < Math.max(bound, 0.75),
      );
      const { before, after, moves } = whatIf(cells, bound);
      expect(new Set(moves.map(({ cell }) => cell))).toEqual(new Set(between));
      for (const { from, to } of moves) {
        expect([from, to]).toEqual(
          bound < 0.75 ? ['developing', 'mastered'] : ['mastered', 'developing'],
        );
      }
      expect(Math.abs(after.mastered - before.mastered)).toBe(moves.length);
      expect(after.struggling).toBe(before.struggling);
      expect(total(after)).toBe(cells.length);
    }
  });

  it('names the highest mastery first', () => {
    const masteries = whatIf(cells, 0.5).moves.map(({ cell }) => cell.mastery);
    expect(masteries).toEqual([...masteries].sort((a, b) => b - a));
  });
});
