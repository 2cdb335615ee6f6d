import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Rehearsal, Thresholds } from '@/api/types';
import { rehearse } from '@/api/writes';
import { counted } from '@/ui/counted';
import { day } from '@/ui/time';

const PAUSE_MS = 300;

interface Props {
  classId: string;
  thresholds: Thresholds;
}

const useRehearsal = ({ classId, thresholds }: Props) =>
  useQuery({
    queryKey: keys.rehearsal(classId, thresholds),
    queryFn: () => rehearse(classId, thresholds),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });

/** What the thresholds in the form would have raised in the last lesson; nothing while they are not valid. */
export function RehearsalView({ classId, thresholds }: Props) {
  const [settled] = useDebouncedValue(thresholds, PAUSE_MS);
  const { data, isError } = useRehearsal({ classId, thresholds: settled });
  if (isError || data?.lesson == null) return null;
  return (
    <section aria-label="What these would have raised">
      <Text size="sm" mt="md" role="status">
        In the last lesson, on {day(data.lesson)}, these would have raised:{' '}
        {data.kinds.map(({ kind, would_raise }) => alertsWords(kind, would_raise)).join(', ')}.
      </Text>
      <Text size="sm" c="dimmed">
        {found(data)}
      </Text>
    </section>
  );
}

/** How many of this class's alerts were worth it, kind by kind, where the alerts themselves stand; once one was. */
export function Precision(props: Props) {
  const { data } = useRehearsal(props);
  return !data?.kinds.some(({ helped }) => helped > 0) ? null : (
    <Text size="sm" c="dimmed" mb="xs">
      {found(data)}
    </Text>
  );
}

const WORD: Record<string, [one: string, many: string]> = {
  wheel_spinning: ['stuck', 'stuck'],
  sudden_drop: ['sudden drop', 'sudden drops'],
  rapid_guessing: ['rushing', 'rushing'],
};

const alertsWords = (kind: string, count: number) =>
  counted(count, ...(WORD[kind] ?? [kind, kind]));

function found({ kinds }: Rehearsal): string {
  const answered = kinds.filter(({ helped, dismissed }) => helped + dismissed > 0);
  return answered.length === 0
    ? 'No alert of these kinds was answered with “I helped” or dismissed yet.'
    : `Worth it so far: ${answered
        .map(
          ({ kind, helped, dismissed }) => `${helped} of ${alertsWords(kind, helped + dismissed)}`,
        )
        .join(', ')} (answered with “I helped”; the others were dismissed).`;
}
