import { Text, Tooltip } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { Presence } from '@/api/types';
import classes from './PresenceLine.module.css';

/** Who watches this class, and how soon the page notices that someone left. */
export function PresenceLine({ presence }: { presence: Presence }) {
  const { teachers, students_online, detection_seconds } = presence;
  const watching = teachers.map(({ display_name }) => display_name).join(', ');
  const detection = `Someone who leaves without a word is noticed within ${detection_seconds} seconds.`;
  const words = `${watching === '' ? 'No teacher' : watching} watching · ${students_online.length} ${
    students_online.length === 1 ? 'student' : 'students'
  } online`;
  return (
    <Tooltip label={`${words}. ${detection}`} multiline maw={320}>
      <Text
        size="sm"
        c="dimmed"
        truncate
        className={classes.line}
        // A tooltip that a keyboard cannot reach would be for mice only.
        tabIndex={0}
        role="note"
      >
        <IconEye size={16} aria-hidden className={classes.eye} />
        <span className={classes.words}>
          {words}
          <span className={classes.detection}> (±{detection_seconds} s)</span>
        </span>
        <span className={classes.figure} aria-hidden>
          {students_online.length}
        </span>
      </Text>
    </Tooltip>
  );
}
