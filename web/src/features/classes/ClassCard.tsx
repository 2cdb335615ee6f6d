import { Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { ClassSummary } from '@/api/types';
import { counted } from '@/ui/counted';
import { day } from '@/ui/time';
import classes from './ClassListPage.module.css';

interface Props {
  each: ClassSummary;
  /** Only for who may change them. */
  onTeachers?: () => void;
}

export function ClassCard({ each, onTeachers }: Props) {
  return (
    <li className={classes.card}>
      <Link to={`/classes/${each.class_id}`} className={classes.name}>
        {each.class_name}
      </Link>
      <Text size="sm" c="dimmed">
        {each.subject} · grade {each.grade_level}
        {each.archived_at !== null && ` · archived on ${day(each.archived_at)}`}
      </Text>
      <Text size="sm" mt={10}>
        {counted(each.student_count, 'student')}
        {each.iep_count !== null && `, ${each.iep_count} with an IEP`}
      </Text>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-end">
        <Text size="sm" c="dimmed">
          {taughtBy(each)}
        </Text>
        {onTeachers && (
          <Button
            className={classes.action ?? ''}
            size="compact-sm"
            variant="default"
            leftSection={<IconUsers size={14} aria-hidden />}
            aria-label={`Teachers of ${each.class_name}`}
            onClick={onTeachers}
          >
            Teachers
          </Button>
        )}
      </Group>
    </li>
  );
}

const taughtBy = ({ teachers }: ClassSummary) =>
  teachers.length === 0
    ? 'Nobody teaches it'
    : teachers.map(({ display_name }) => display_name).join(', ');
