import { NativeSelect, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { keys } from '@/api/keys';
import { readItemViews, readWorked } from '@/api/reads';
import type { WorkedAssessment } from '@/api/types';
import { useDashboard } from '@/api/useDashboard';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { full } from '@/ui/time';
import { ItemPanel } from './ItemPanel';
import classes from './ResultsPage.module.css';

/** How the class answered, question by question; read again with every submission that arrives. */
export function ResultsPage() {
  const { class_id, class_name } = useDashboard().class;
  useDocumentTitle(`Results · ${class_name}`);
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
  const error = worked.error ?? items.error;
  return (
    <div className={classes.page}>
      <Title order={1} size={26}>
        Results by question
      </Title>
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
        <ItemPanel key={item.question_id} item={item} number={place + 1} />
      ))}
    </div>
  );
}

const label = ({ title, assessment_id, students, last_graded_at }: WorkedAssessment) =>
  `${title ?? assessment_id}: ${students} ${students === 1 ? 'student' : 'students'}, ${full(last_graded_at)}`;
