import { Button, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPrinter, IconUsersGroup } from '@tabler/icons-react';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { startJob } from '@/api/writes';
import { JobProgress } from '@/jobs/JobProgress';
import { useJobs, useStartJob } from '@/jobs/useJobs';
import { isDone } from '@/live/applyJobEvent';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useDiscretion } from '@/ui/useDiscretion';
import classes from './PlanPage.module.css';
import { PlanView } from './PlanView';
import { usePlan } from './api';

export function PlanPage() {
  const dashboard = useDashboard();
  const inUse = useInUse();
  const discretion = useDiscretion(dashboard.students);
  const { class_id, class_name } = dashboard.class;
  useDocumentTitle(`Class plan · ${class_name}`);
  const jobs = useJobs(class_id, 'class_plan');
  const start = useStartJob(class_id, () => startJob('class_plan', class_id));
  const newest = jobs.data?.[0];
  const made = jobs.data?.find(({ status }) => status === 'complete');
  const plan = usePlan(made?.result?.plan_id);

  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size={26}>
          Class plan
        </Title>
        <div className={`${classes.actions} mc-screen-only`}>
          {plan.data && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              Print
            </Button>
          )}
          {inUse && (
            <Button
              leftSection={<IconUsersGroup size={16} aria-hidden />}
              loading={start.isPending}
              disabled={newest !== undefined && !isDone(newest)}
              onClick={() => start.mutate()}
            >
              Make a class plan
            </Button>
          )}
        </div>
      </div>
      {start.error && <ProblemNotice error={start.error} what="The plan could not be started." />}
      {jobs.error && (
        <ProblemNotice
          error={jobs.error}
          what="The plans could not be loaded."
          retry={() => void jobs.refetch()}
        />
      )}
      {newest && <JobProgress key={newest.job_id} job={newest} of="the class plan" />}
      {plan.error && (
        <ProblemNotice
          error={plan.error}
          what="The plan could not be loaded."
          retry={() => void plan.refetch()}
        />
      )}
      {plan.data && <PlanView plan={plan.data} discretion={discretion} />}
      {(jobs.isPending || plan.isLoading) && (
        <div role="status" aria-label="Loading the plan">
          <Skeleton height={160} />
        </div>
      )}
      {jobs.data && !made && (
        <Panel title="No plan yet">
          <Text>
            A plan groups the class by need, says what to teach again and what to extend, and names
            small groups. It is made from today&apos;s mastery and takes a few seconds.
          </Text>
        </Panel>
      )}
    </div>
  );
}
