import { Link } from 'react-router';
import type { Concept } from '@/api/types';
import { cellKey, MARKED_MS, type CellChanges } from '@/live/changes';
import { levelOf } from '@/model/level';
import { LevelMark } from '@/ui/LevelMark';
import { StateBadge } from '@/ui/StateBadge';
import type { Discretion } from '@/ui/useDiscretion';
import type { GridRow } from './gridRows';
import { MasteryGridCell } from './MasteryGridCell';
import classes from './MasteryGrid.module.css';
import type { useGridFocus } from './useGridFocus';

interface Props {
  row: GridRow;
  concepts: Concept[];
  discretion: Discretion;
  changes: CellChanges;
  now: number;
  focus: ReturnType<typeof useGridFocus>;
  open: string | null;
  setOpen: (key: string | null) => void;
}

export function GridRowView(props: Props) {
  const { row, concepts, discretion, changes, now, focus, open, setOpen } = props;
  const id = row.student.student_id;
  return (
    <tr role="row" data-student={id}>
      <th scope="row" role="rowheader" className={classes.name}>
        <Link
          to={`students/${id}`}
          className={classes.link}
          title={row.name}
          dir="auto"
          {...focus.place(id, 'name')}
        >
          {row.name}
        </Link>
        {row.student.has_iep && !discretion.hidden && (
          <abbr className={classes.iep} title="Has an individualized education program">
            IEP
          </abbr>
        )}
      </th>
      <td role="gridcell" className={classes.state} {...focus.place(id, 'state')}>
        <StateBadge state={row.state} short />
      </td>
      <td role="gridcell" className={classes.overall} {...focus.place(id, 'overall')}>
        {row.overall === null ? (
          <span className={classes.unknown}>–</span>
        ) : (
          <>
            <LevelMark level={levelOf(row.overall)} size={10} /> {discretion.percent(row.overall)}
          </>
        )}
      </td>
      {concepts.map((concept) => {
        const key = cellKey(id, concept.concept_id);
        const change = changes.get(key);
        const marked = change !== undefined && now - change.seenAt < MARKED_MS;
        return (
          <MasteryGridCell
            key={key}
            cell={row.cells.get(concept.concept_id)}
            concept={concept}
            name={row.name}
            stuck={row.stuck.has(concept.concept_id)}
            discretion={discretion}
            change={marked ? change : undefined}
            place={focus.place(id, `concept:${concept.concept_id}`)}
            opened={open === key}
            onToggle={(opened) => setOpen(opened ? key : null)}
          />
        );
      })}
    </tr>
  );
}
