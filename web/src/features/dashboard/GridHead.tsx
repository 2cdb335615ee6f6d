import { flexRender, type Table } from '@tanstack/react-table';
import { classMean, describeCounts, distributionOf } from '@/model/classMastery';
import { DistributionBar } from '@/ui/DistributionBar';
import type { GridRow } from './gridRows';
import classes from './MasteryGrid.module.css';
import type { PartProps } from './props';
import { HEAD, type useGridFocus } from './useGridFocus';

interface Props extends PartProps {
  table: Table<GridRow>;
  focus: ReturnType<typeof useGridFocus>;
}

const SORT_WORD = { asc: 'ascending', desc: 'descending' } as const;

/** A column's name sorts by it; under a concept stand the class's mean and how it is spread. */
export function GridHead({ table, dashboard, discretion, focus }: Props) {
  return (
    <thead>
      <tr>
        {table.getLeafHeaders().map((header, index) => {
          const { column } = header;
          const sorted = column.getIsSorted();
          const conceptId = column.id.startsWith('concept:') ? column.id.slice(8) : null;
          const overall = column.id === 'overall';
          const cells = overall
            ? dashboard.mastery
            : dashboard.mastery.filter(({ concept_id }) => concept_id === conceptId);
          const spread = distributionOf(cells);
          const summed = conceptId !== null || overall;
          return (
            <th
              key={header.id}
              scope="col"
              role="columnheader"
              data-column={conceptId === null ? column.id : 'concept'}
              aria-sort={sorted === false ? 'none' : SORT_WORD[sorted]}
            >
              <button
                type="button"
                id={index === 0 ? 'mastery-grid' : undefined}
                className={classes.sort}
                onClick={column.getToggleSortingHandler()}
                title={String(column.columnDef.header)}
                {...focus.place(HEAD, column.id)}
              >
                <span className={classes.label}>
                  {flexRender(column.columnDef.header, header.getContext())}
                </span>
                <span className={classes.arrow} aria-hidden>
                  {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}
                </span>
              </button>
              {summed && (
                <span className={classes.mean} title={describeCounts(spread)}>
                  <span className={classes.meanWord}>mean </span>
                  {discretion.percent(overall ? classMean(dashboard) : spread.mean)}
                </span>
              )}
              {conceptId !== null && <DistributionBar distribution={spread} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
