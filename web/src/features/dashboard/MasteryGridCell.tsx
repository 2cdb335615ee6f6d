import { Popover } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Concept, MasteryCell } from '@/api/types';
import type { CellChange } from '@/live/changes';
import { levelOf } from '@/model/level';
import { KindIcon } from '@/ui/KindIcon';
import { LevelMark } from '@/ui/LevelMark';
import { counted } from '@/ui/counted';
import type { Discretion } from '@/ui/useDiscretion';
import { CellDetails } from './CellDetails';
import classes from './MasteryGrid.module.css';

interface Props {
  cell: MasteryCell | undefined;
  concept: Concept;
  name: string;
  stuck: boolean;
  discretion: Discretion;
  change: CellChange | undefined;
  place: { tabIndex: number; onFocus: () => void; 'data-place': string };
  opened: boolean;
  onToggle: (opened: boolean) => void;
}

export function MasteryGridCell(props: Props) {
  const { cell, concept, name, stuck, discretion, change, place, opened, onToggle } = props;
  if (cell === undefined) {
    return (
      <td role="gridcell" className={classes.cell} {...place}>
        <span className={classes.unknown} title="No answers yet">
          –
        </span>
      </td>
    );
  }
  const level = levelOf(cell.mastery);
  const figure = discretion.percent(cell.mastery);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onToggle(!opened);
  };
  return (
    <td
      role="gridcell"
      className={classes.cell}
      data-level={level}
      data-changed={change === undefined ? undefined : true}
      data-concept={concept.concept_id}
      aria-haspopup={discretion.hidden ? undefined : 'dialog'}
      aria-expanded={discretion.hidden ? undefined : opened}
      onClick={() => onToggle(!opened)}
      onKeyDown={onKeyDown}
      {...place}
    >
      <Popover
        opened={opened && !discretion.hidden}
        onChange={onToggle}
        width={280}
        position="bottom"
        withArrow
        withRoles={false}
        trapFocus
        returnFocus
        shadow="md"
      >
        <Popover.Target>
          <span className={classes.value}>
            <LevelMark level={level} size={10} />
            <span className={classes.figure}>{figure}</span>
            {stuck && (
              <span role="img" aria-label="Stuck" title="Stuck" className={classes.stuck}>
                <KindIcon kind="wheel_spinning" />
              </span>
            )}
            {change !== undefined && <Delta change={change} hidden={discretion.hidden} />}
          </span>
        </Popover.Target>
        <Popover.Dropdown
          role="dialog"
          aria-label={`${name}, ${concept.concept_name}`}
          tabIndex={-1}
        >
          <CellDetails cell={cell} concept={concept} name={name} />
        </Popover.Dropdown>
      </Popover>
    </td>
  );
}

function Delta({ change, hidden }: { change: CellChange; hidden: boolean }) {
  const points = Math.round((change.next - change.previous) * 100);
  const arrow = points > 0 ? '▲' : points < 0 ? '▼' : '•';
  return (
    <span
      className={classes.delta}
      aria-label={`changed just now${hidden ? '' : ` by ${counted(points, 'point')}`}`}
      role="img"
    >
      {arrow}
      {!hidden && points !== 0 && Math.abs(points)}
    </span>
  );
}
