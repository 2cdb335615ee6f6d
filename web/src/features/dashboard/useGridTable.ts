import {
  createColumnHelper,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { Concept } from '@/api/types';
import { byName } from '@/ui/names';
import { byState, type GridRow } from './gridRows';

const column = createColumnHelper<GridRow>();

/** Sorts the rows; a value that is not known yet always stands last. */
export function useGridTable(rows: GridRow[], concepts: Concept[]) {
  const [sorting, setSorting] = useState<SortingState>([{ id: 'name', desc: false }]);
  const columns = useMemo(
    () => [
      column.accessor((row) => row.name, {
        id: 'name',
        header: 'Student',
        sortingFn: (a, b) => byName(a.original.name, b.original.name),
        sortDescFirst: false,
      }),
      column.accessor((row) => row.state, {
        id: 'state',
        header: 'State',
        sortingFn: (a, b) => byState(a.original, b.original),
        sortDescFirst: false,
      }),
      column.accessor((row) => row.overall ?? undefined, {
        id: 'overall',
        header: 'Overall',
        sortUndefined: 'last',
        sortDescFirst: false,
      }),
      ...concepts.map(({ concept_id, concept_name }) =>
        column.accessor((row) => row.cells.get(concept_id)?.mastery, {
          id: `concept:${concept_id}`,
          header: concept_name,
          sortUndefined: 'last',
          sortDescFirst: false,
        }),
      ),
    ],
    [concepts],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the table's methods are not passed on
  return useReactTable({
    data: rows,
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: (row) => row.student.student_id,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    enableSortingRemoval: false,
  });
}
