import { Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readExplanation } from '@/api/reads';
import type { MasteryCell } from '@/api/types';
import { KindIcon } from '@/ui/KindIcon';
import classes from './MasteryGrid.module.css';

/** Whether a mastery may be relied on, or practice leads nowhere; asked only when a cell is opened. */
export function CellWords({ cell }: { cell: MasteryCell }) {
  const { data } = useQuery({
    queryKey: keys.explanation(cell.student_id, cell.concept_id),
    queryFn: () => readExplanation(cell.student_id, cell.concept_id),
  });
  if (data === undefined) return null;
  const { secure, wheel_spinning } = data.next_answer;
  return (
    <>
      {secure && (
        <Text size="sm" className={classes.word}>
          <IconShieldCheck size={16} aria-hidden /> <strong>Secure:</strong> the next answers are
          very likely right too.
        </Text>
      )}
      {wheel_spinning && (
        <Text size="sm" className={classes.word}>
          <KindIcon kind="wheel_spinning" /> <strong>Stuck:</strong> no three right in a row lately;
          more of the same is likely to lead nowhere.
        </Text>
      )}
    </>
  );
}
