import { Button, Group, NativeSelect, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { keys } from '@/api/keys';
import { readItemViews, readWorked } from '@/api/reads';
import type { ItemView, Question, WorkedAssessment } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { moment } from '@/ui/time';
import { useCorrections, useStored } from './api';
import { ItemPanel } from './ItemPanel';
import { KeyForm } from './KeyForm';
import classes from './ResultsPage.module.css';

/** A question whose key is being corrected, as it was read. */
interface Correcting {
  question: Question;
  etag: string;
}

/** How the class answered, question by question; read again with every submission that arrives. */
export function ResultsPage() {
  const { class_id, class_name } = useDashboard().class;
  useDocumentTitle(`Results · ${class_name}`);
  const inUse = useInUse();
  const [chosen, choose] = useSearchParams();
  const worked = useQuery({
    queryKey: keys.worked(class_id),
    queryFn: () => readWorked(class_id),
    staleTime: 0,
  });
  const assessmentId = chosen.get('assessment') ?? worked.data?.[0]?.assessment_id ?? '';
  const items = useQuery({
    queryKey: keys.itemViews(class_id, assessmentId),
    queryFn: () => readItemViews(class_id, assessmentId),
    enabled: assessmentId !== '',
    staleTime: 0,
  });
  // Only what is stored here has a title: a program may send work of its own.
  const isStored = worked.data?.some(
    ({ assessment_id, title }) => assessment_id === assessmentId && title !== null,
  );
  const stored = useStored(assessmentId, isStored === true);
  const corrections = useCorrections(assessmentId, stored.data !== undefined);
  const [correcting, correct] = useState<Correcting | null>(null);
  const keyOf = (item: ItemView) =>
    stored.data?.assessment.questions.find(
      ({ question_id, question_text }) =>
        question_id === item.question_id && question_text === item.question_text,
    );
  const open = (questionId: string, read: typeof stored.data) => {
    const question = read?.assessment.questions.find(
      ({ question_id }) => question_id === questionId,
    );
    correct(question && read ? { question, etag: read.etag } : null);
  };
  const error = worked.error ?? items.error;
  return (
    <div className={classes.page}>
      <Group justify="space-between">
        <Title order={1} size={26}>
          Results by question
        </Title>
        {inUse && (
          <Button
            component={Link}
            to={`/classes/${class_id}/results/batch`}
            variant="default"
            size="xs"
            className="mc-screen-only"
          >
            Grade from a table…
          </Button>
        )}
      </Group>
      {error && (
        <ProblemNotice
          error={error}
          what="The results could not be loaded."
          retry={() => void (worked.error ? worked : items).refetch()}
        />
      )}
      {worked.data?.length === 0 && (
        <Text c="dimmed">Nothing has been handed in yet. Results appear here by themselves.</Text>
      )}
      {worked.data && worked.data.length > 0 && (
        <NativeSelect
          label="Assessment"
          value={assessmentId}
          onChange={(event) => choose({ assessment: event.currentTarget.value })}
          data={worked.data.map((one) => ({ value: one.assessment_id, label: label(one) }))}
        />
      )}
      {!error && (worked.isPending || (items.isPending && assessmentId !== '')) && (
        <Skeleton height={240} role="status" aria-label="Loading the results" />
      )}
      {items.data?.map((item, place) => (
        <ItemPanel
          key={item.question_id}
          item={item}
          number={place + 1}
          correction={corrections.data?.find(({ question_id }) => question_id === item.question_id)}
          onCorrect={inUse && keyOf(item) ? () => open(item.question_id, stored.data) : undefined}
        />
      ))}
      {inUse && correcting && (
        <KeyForm
          key={correcting.etag}
          assessmentId={assessmentId}
          question={correcting.question}
          etag={correcting.etag}
          onClose={() => correct(null)}
          onReload={() =>
            void stored.refetch().then(({ data }) => open(correcting.question.question_id, data))
          }
        />
      )}
    </div>
  );
}

const label = ({ title, assessment_id, students, last_graded_at }: WorkedAssessment) =>
  `${title ?? assessment_id}: ${students} ${students === 1 ? 'student' : 'students'}, ${moment(last_graded_at)}`;
