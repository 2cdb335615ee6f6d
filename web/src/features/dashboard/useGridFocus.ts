import { useState, type KeyboardEvent } from 'react';

export const HEAD = 'head';

interface Place {
  row: string;
  column: string;
}

/**
 * One tab stop for the whole grid and arrow keys inside it, as the ARIA practice for grids has it.
 * Rows and columns are known by name, so that a new order or a new value never moves the focus.
 */
export function useGridFocus(rowIds: string[], columnIds: string[]) {
  const rows = [HEAD, ...rowIds];
  const [chosen, setChosen] = useState<Place>({ row: HEAD, column: columnIds[0] ?? '' });
  const active: Place = {
    row: rows.includes(chosen.row) ? chosen.row : HEAD,
    column: columnIds.includes(chosen.column) ? chosen.column : (columnIds[0] ?? ''),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const target = event.target as HTMLElement;
    // Keys inside an open popover belong to it.
    if (target.dataset.place === undefined) return;
    const next = moved(event, rows.indexOf(active.row), columnIds.indexOf(active.column));
    if (next === null) return;
    const row = rows[clamp(next.row, rows.length)] ?? HEAD;
    const column = columnIds[clamp(next.column, columnIds.length)] ?? '';
    event.preventDefault();
    setChosen({ row, column });
    const place = CSS.escape(placeOf(row, column));
    const reached = event.currentTarget.querySelector<HTMLElement>(`[data-place="${place}"]`);
    reached?.focus();
    // A browser leaves alone what it sees a part of.
    reached?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  /** What makes an element a place of the grid. */
  const place = (row: string, column: string) => ({
    'data-place': placeOf(row, column),
    tabIndex: active.row === row && active.column === column ? 0 : -1,
    onFocus: () => setChosen({ row, column }),
  });

  return { onKeyDown, place };
}

const placeOf = (row: string, column: string) => `${row}|${column}`;

const clamp = (index: number, length: number) => Math.min(Math.max(index, 0), length - 1);

const FAR = 10_000;

function moved(event: KeyboardEvent, row: number, column: number) {
  const all = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'PageUp':
      return { row: row - 10, column };
    case 'PageDown':
      return { row: row + 10, column };
    case 'Home':
      return { row: all ? 0 : row, column: 0 };
    case 'End':
      return { row: all ? FAR : row, column: FAR };
    default:
      return null;
  }
}
