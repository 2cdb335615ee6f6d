import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ClassSummary } from '@/api/types';
import { focused } from '@/ui/focused';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useRemoveTeacher } from './api';
import classes from './ClassTeachers.module.css';

interface Props {
  classId: string;
  teacher: ClassSummary['teachers'][number];
  isLast: boolean;
  onRemoved: () => void;
}

/** One who teaches the class, and how to end that: it closes what he has open, so it is asked once more. */
export function RemoveTeacher({ classId, teacher, isLast, onRemoved }: Props) {
  const [state, setState] = useState<'shown' | 'asking' | 'kept'>('shown');
  const asking = state === 'asking';
  const remove = useRemoveTeacher(classId, onRemoved);
  const { user_id, display_name } = teacher;
  return (
    <li className={classes.one}>
      <div className={classes.line}>
        <span>{display_name}</span>
        {!asking && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Remove ${display_name}`}
            {...(state === 'kept' ? { ref: focused } : {})}
            onClick={() => setState('asking')}
          >
            Remove
          </Button>
        )}
      </div>
      {asking && (
        <div role="group" aria-label={`Remove ${display_name}?`}>
          <Text size="sm" mt={4}>
            {isLast
              ? 'Nobody else teaches the class: then only administrators see it.'
              : 'The others go on.'}{' '}
            Windows that {display_name} has open on it close at once.
          </Text>
          {remove.error && <ProblemNotice error={remove.error} what="Nobody was removed." />}
          <Group gap="xs" mt="xs">
            <Button
              size="compact-sm"
              loading={remove.isPending}
              onClick={() => remove.mutate(user_id)}
            >
              Remove
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              ref={focused}
              onClick={() => setState('kept')}
            >
              Keep
            </Button>
          </Group>
        </div>
      )}
    </li>
  );
}
