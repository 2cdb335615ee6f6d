import { Table } from '@mantine/core';
import type { Figures } from '@/api/types';
import { percent } from '@/ui/percent';
import classes from './PredictionsPage.module.css';

interface Props {
  of: string;
  rows: { key: string; name: string; figures: Figures | null | undefined }[];
}

/** What was predicted and observed for parts of the class; none of fewer than ten students. */
export function FiguresTable({ of, rows }: Props) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{of}</Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              Predicted
            </Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              Observed
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, name, figures }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{name}</Table.Th>
              {figures ? (
                <>
                  <Table.Td className={classes.figure}>{percent(figures.predicted)}</Table.Td>
                  <Table.Td className={classes.figure}>{percent(figures.observed)}</Table.Td>
                </>
              ) : (
                <Table.Td colSpan={2}>fewer than ten students</Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
