import { Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Student } from '@/api/types';
import classes from './BatchPage.module.css';
import type { ReadBatch } from './readBatch';

const SHOWN = 50;

/** What would be sent and what not, before anything is. */
export function BatchCheck({ read, students }: { read: ReadBatch; students: Student[] }) {
  const { problems, ignored, rows } = read;
  const bad = rows.filter((row) => row.problems.length > 0);
  const there = new Set(rows.map(({ studentId }) => studentId));
  const absent = students.filter(({ student_id }) => !there.has(student_id)).length;
  if (rows.length === 0 && problems.length === 0) return null;
  return (
    <div className={classes.check}>
      <Text fw={600} role="status">
        {problems.length > 0
          ? 'This table cannot be read.'
          : `${rows.length - bad.length} of ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} can be graded` +
            (bad.length > 0
              ? `; ${bad.length} cannot and ${bad.length === 1 ? 'is' : 'are'} left out.`
              : '.')}
      </Text>
      {problems.map((problem) => (
        <Text key={problem} size="sm">
          {problem}
        </Text>
      ))}
      {ignored.length > 0 && problems.length === 0 && (
        <Text size="sm">Not a question, and not sent: {ignored.join(', ')}.</Text>
      )}
      {absent > 0 && problems.length === 0 && (
        <Text size="sm" c="dimmed">
          {absent} of the class {absent === 1 ? 'is' : 'are'} not in the table.
        </Text>
      )}
      {bad.length > 0 && (
        <Table className={classes.bad ?? ''}>
          <Table.Caption>
            {bad.length > SHOWN
              ? `The first ${SHOWN} of the ${bad.length} rows that cannot be graded`
              : 'Rows that cannot be graded'}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Line</Table.Th>
              <Table.Th scope="col">Student</Table.Th>
              <Table.Th scope="col">What is wrong</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bad.slice(0, SHOWN).map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td>{row.line}</Table.Td>
                <Table.Td>{row.named === '' ? '–' : row.named}</Table.Td>
                <Table.Td>
                  <IconAlertTriangle size={14} aria-hidden /> {row.problems.join('; ')}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
