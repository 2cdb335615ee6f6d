import { Badge, Button, Group, NativeSelect, Skeleton, Text } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { GROUP_WORD } from '@/model/group';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { RecommendationList } from '@/ui/RecommendationList';
import { full } from '@/ui/time';
import type { PartProps } from './props';
import { useGeneratePath } from './useGeneratePath';

const TIMES = [
  { value: '', label: 'As long as it takes' },
  ...[15, 30, 45, 90].map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` })),
];

export function Recommendations({ dashboard, discretion, student }: PartProps) {
  const [minutes, setMinutes] = useState('');
  const generate = useGeneratePath(dashboard.class.class_id, student.student_id);
  const path = dashboard.latest_recommendations.find(
    ({ student_id }) => student_id === student.student_id,
  );
  const shown = discretion.hidden ? undefined : path;
  const hasAnswers = dashboard.mastery.some(({ student_id }) => student_id === student.student_id);
  return (
    <Panel
      title="Recommendations"
      aside={
        dashboard.class.archived_at === null && (
          <Group gap="xs">
            <NativeSelect
              size="sm"
              aria-label="Time there is"
              value={minutes}
              onChange={(event) => setMinutes(event.currentTarget.value)}
              data={TIMES}
            />
            <Button
              size="sm"
              leftSection={<IconSparkles size={16} aria-hidden />}
              loading={generate.isPending}
              onClick={() => generate.mutate(minutes === '' ? null : Number(minutes))}
            >
              Generate Recommendations
            </Button>
          </Group>
        )
      }
    >
      {generate.error && (
        <ProblemNotice error={generate.error} what="No recommendations could be made." />
      )}
      {/* That there are new ones is said; they are many words. */}
      <Group gap="xs" mb={shown ? 'xs' : 0}>
        {shown && hasAnswers && (
          // What is assumed of everyone puts nobody into a group.
          <Badge variant="default" tt="none" fw={600}>
            {GROUP_WORD[shown.suggested_group]}
          </Badge>
        )}
        <Text size="sm" c="dimmed" role="status">
          {shown && `Made ${full(shown.generated_at)}`}
        </Text>
      </Group>
      {discretion.hidden ? (
        <Text c="dimmed">Hidden in projector mode.</Text>
      ) : path ? (
        <RecommendationList path={path} library={`/classes/${dashboard.class.class_id}/library`} />
      ) : generate.isPending ? (
        <Skeleton height={80} />
      ) : (
        <Text c="dimmed">
          {dashboard.class.archived_at === null
            ? 'None yet. Press the button: they are made from the mastery beside, with reasons.'
            : 'None were made.'}
        </Text>
      )}
    </Panel>
  );
}
