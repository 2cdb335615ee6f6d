import type { MasteryCell } from '@/api/types';
import { distributionOf } from './classMastery';
import { levelOf, type Level } from './level';

/** A cell that would change its level. */
export interface Move {
  cell: MasteryCell;
  from: Level;
  to: Level;
}

export interface WhatIf {
  before: Record<Level, number>;
  after: Record<Level, number>;
  /** The highest mastery first. */
  moves: Move[];
}

/** Who would stand on another level if mastered began at another mastery of 0..1. */
export function whatIf(cells: readonly MasteryCell[], masteredFrom: number): WhatIf {
  return {
    before: distributionOf(cells).counts,
    after: distributionOf(cells, masteredFrom).counts,
    moves: cells
      .map((cell) => ({
        cell,
        from: levelOf(cell.mastery),
        to: levelOf(cell.mastery, masteredFrom),
      }))
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => b.cell.mastery - a.cell.mastery),
  };
}
