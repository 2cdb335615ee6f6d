import { Anchor, Button, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPencil } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { TakerProgress } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { byName } from '@/ui/names';
import { scorePercent } from '@/ui/percent';
import { useNow } from '@/ui/useNow';
import classes from './Assignments.module.css';
import { timeLeft } from './words';

interface Props {
  takers: TakerProgress[];
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  ahead: number;
  onExtend: (taker: TakerProgress) => void;
}

const ORDER = { working: 0, not_started: 1, handed_in: 2 };
const WORD = { working: 'Working', not_started: 'Not started', handed_in: 'Handed in' };
const ICON = { working: IconPencil, not_started: IconCircleDashed, handed_in: IconCircleCheck };

/** One row a student; who works stands first. */
export function Takers({ takers, ahead, onExtend }: Props) {
  const { class_id } = useDashboard().class;
  const inUse = useInUse();
  const now = useNow(1_000) + ahead;
  const rows = [...takers].sort(
    (a, b) => ORDER[a.state] - ORDER[b.state] || byName(a.student_name, b.student_name),
  );
  if (rows.length === 0) return <Text c="dimmed">No student is to take this.</Text>;
  return (
    // Keyboards scroll what they can focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="How far each is">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Student</Table.Th>
            <Table.Th scope="col">State</Table.Th>
            <Table.Th scope="col">Answered</Table.Th>
            <Table.Th scope="col">Time left</Table.Th>
            <Table.Th scope="col">Score</Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((taker) => {
            const Icon = ICON[taker.state];
            return (
              <Table.Tr key={taker.student_id} data-taker={taker.student_id}>
                <Table.Th scope="row" fw={500}>
                  <Anchor
                    component={Link}
                    to={`/classes/${class_id}/students/${taker.student_id}`}
                    c="inherit"
                  >
                    {taker.student_name}
                  </Anchor>
                </Table.Th>
                <Table.Td>
                  <span className={classes.state}>
                    <Icon size={16} aria-hidden />
                    {WORD[taker.state]}
                    {taker.closed_by === 'time' && ' by the clock'}
                    {taker.state === 'handed_in' && taker.attempt_id === null && ' another way'}
                    {taker.number > 1 && ` (attempt ${taker.number})`}
                  </span>
                </Table.Td>
                <Table.Td className="mc-figures">
                  {taker.state === 'not_started' ? '' : `${taker.answered} of ${taker.questions}`}
                </Table.Td>
                <Table.Td className="mc-figures">{timeLeft(taker, now)}</Table.Td>
                <Table.Td className="mc-figures">
                  {taker.score_percentage !== null && scorePercent(taker.score_percentage)}
                  {taker.needs_review && ' (waits for you)'}
                </Table.Td>
                <Table.Td ta="right">
                  {inUse &&
                    taker.attempt_id !== null &&
                    (taker.state === 'handed_in' || taker.deadline !== null) && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`${taker.state === 'working' ? 'More time for' : 'Open again for'} ${taker.student_name}`}
                        onClick={() => onExtend(taker)}
                      >
                        {taker.state === 'working' ? 'More time' : 'Open again'}
                      </Button>
                    )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
