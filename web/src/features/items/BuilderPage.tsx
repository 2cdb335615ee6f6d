import { Anchor, Skeleton, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { TakesNothing } from '@/ui/TakesNothing';
import { useAssessmentForChange } from './api';
import { Builder } from './Builder';
import { BegunNotice } from './BegunNotice';
import classes from './ItemsPage.module.css';

/** A new assessment. */
export function NewAssessmentPage() {
  const inUse = useInUse();
  useDocumentTitle('Build an assessment · Master Creator');
  return (
    <Frame title="Build an assessment">
      {inUse ? <Builder before={null} /> : <TakesNothing />}
    </Frame>
  );
}

/** One that is there: it can be changed until a student begins. */
export function AssessmentPage() {
  const { assessmentId = '' } = useParams();
  const { data, error, refetch } = useAssessmentForChange(assessmentId);
  const inUse = useInUse();
  const title = data?.assessment.title ?? 'Assessment';
  useDocumentTitle(`${title} · Master Creator`);
  return (
    <Frame title={title}>
      {error && (
        <ProblemNotice
          error={error}
          what="This assessment could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading" />}
      {data &&
        (inUse && data.assessment.changeable ? (
          <Builder key={data.etag} before={data} />
        ) : (
          <BegunNotice assessment={data.assessment} />
        ))}
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  const { class_id } = useDashboard().class;
  return (
    <div className={classes.page} data-wide>
      <Anchor component={Link} to={`/classes/${class_id}/assessments`}>
        Back to the assessments
      </Anchor>
      <Title order={1} size={26}>
        {title}
      </Title>
      {children}
    </div>
  );
}
