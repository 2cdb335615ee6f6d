import { VisuallyHidden } from '@mantine/core';
import type { Concept } from '@/api/types';
import { cellKey } from '@/live/changes';
import { LEVEL_WORD, type Level } from '@/model/level';
import type { Move } from '@/model/whatIf';
import { LevelMark } from '@/ui/LevelMark';
import type { Discretion } from '@/ui/useDiscretion';
import classes from './WhatIf.module.css';

interface Props {
  moves: readonly Move[];
  concepts: readonly Concept[];
  withConcept: boolean;
  discretion: Discretion;
}

export function WhatIfMoves({ moves, concepts, withConcept, discretion }: Props) {
  const names = new Map(concepts.map(({ concept_id, concept_name }) => [concept_id, concept_name]));
  return (
    <table className={classes.moves}>
      <caption className={classes.caption}>Who would move</caption>
      <thead>
        <tr>
          <th scope="col">Student</th>
          <th scope="col">Mastery</th>
          <th scope="col">Level</th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ cell, from, to }) => (
          <tr key={cellKey(cell.student_id, cell.concept_id)}>
            <th scope="row">
              {discretion.name(cell.student_id)}
              {withConcept && (
                <span className={classes.concept}>
                  {names.get(cell.concept_id) ?? cell.concept_id}
                </span>
              )}
            </th>
            <td>{discretion.percent(cell.mastery)}</td>
            <td>
              <LevelWord level={from} /> <span aria-hidden>→</span>
              <VisuallyHidden>to</VisuallyHidden> <LevelWord level={to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LevelWord({ level }: { level: Level }) {
  return (
    <span className={classes.level} data-level={level}>
      <LevelMark level={level} /> {LEVEL_WORD[level]}
    </span>
  );
}
