import { Box, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readNext } from '@/api/reads';
import type { Dashboard, NextQuestion } from '@/api/types';
import { Panel } from '@/ui/Panel';
import { percent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import type { PartProps } from './props';

/** The one thing to ask now; it is chosen anew with every answer. */
export function AskNext({ dashboard, discretion, student }: PartProps) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.next(student.student_id),
    queryFn: () => readNext(student.student_id),
    enabled: !discretion.hidden,
    staleTime: 0,
  });
  return (
    <Panel title="Ask next">
      {discretion.hidden ? (
        <Text c="dimmed">Hidden in projector mode.</Text>
      ) : error ? (
        <ProblemNotice
          error={error}
          what="What to ask next could not be found out."
          retry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton height={112} />
      ) : data === null ? (
        <Text>{nothingWords(dashboard)}</Text>
      ) : (
        <Told next={data} />
      )}
    </Panel>
  );
}

function nothingWords({ class: of, concepts }: Dashboard): string {
  if (of.archived_at !== null) return 'Nothing: this class is archived.';
  if (concepts.length === 0) return 'Nothing: this class has no concepts yet.';
  return 'Nothing: all of this is mastered.';
}

function Told({
  next: { concept_name, reason, question, chance_of_success },
}: {
  next: NextQuestion;
}) {
  return (
    // Room for the usual: another choice moves nothing that stands below.
    <Box mih={112}>
      <Text fw={600}>{concept_name}</Text>
      <Text>
        {reason} A right answer is {percent(chance_of_success)} likely.
      </Text>
      {question && (
        <Text size="sm" c="dimmed">
          For example, from “{question.title}”: {question.question_text}
        </Text>
      )}
    </Box>
  );
}
