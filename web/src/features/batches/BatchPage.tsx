import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from 'react-router';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { useJobs } from '@/jobs/useJobs';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { TakesNothing } from '@/ui/TakesNothing';
import { useDiscretion } from '@/ui/useDiscretion';
import { BatchForm } from './BatchForm';
import classes from './BatchPage.module.css';
import { BatchView } from './BatchView';

const SHOWN = 5;

/** Answers that were given elsewhere, graded here: from a table, a row a student and a column a question. */
export function BatchPage() {
  const { class: of, students } = useDashboard();
  const inUse = useInUse();
  useDocumentTitle(`Grade from a table · ${of.class_name}`);
  const discretion = useDiscretion(students);
  const jobs = useJobs(of.class_id, 'batch_grade');
  return (
    <div className={classes.page}>
      <div>
        <Anchor component={Link} to={`/classes/${of.class_id}/results`} size="sm">
          Results by question
        </Anchor>
        <Title order={1} size={26}>
          Grade from a table
        </Title>
      </div>
      {discretion.hidden ? (
        <Panel title="Names and answers">
          <Text c="dimmed">Hidden in projector mode.</Text>
        </Panel>
      ) : !inUse ? (
        <TakesNothing />
      ) : (
        <BatchForm classId={of.class_id} students={students} />
      )}
      {jobs.error && (
        <ProblemNotice
          error={jobs.error}
          what="The tables graded before could not be loaded."
          retry={() => void jobs.refetch()}
        />
      )}
      {jobs.isPending && <Skeleton height={80} role="status" aria-label="Loading the tables" />}
      {jobs.data?.slice(0, SHOWN).map((job, place) => (
        <BatchView key={job.job_id} job={job} open={place === 0} discretion={discretion} />
      ))}
      {jobs.data?.length === 0 && (
        <Text c="dimmed">No table has been graded yet. Those that were are listed here.</Text>
      )}
    </div>
  );
}
