import { Button, Progress, Text } from '@mantine/core';
import { IconCheck, IconCircle, IconLoader2 } from '@tabler/icons-react';
import type { Job } from '@/api/types';
import { isDone } from '@/live/applyJobEvent';
import { useJobStream } from '@/live/useJobStream';
import { Panel } from '@/ui/Panel';
import { percent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { full } from '@/ui/time';
import { useSaid } from '@/ui/useSaid';
import { useCancelJob, useJob } from './useJobs';
import classes from './JobProgress.module.css';

const STATUS_WORD: Record<Job['status'], string> = {
  queued: 'Waiting to start',
  running: 'Being made',
  complete: 'Made',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** A job as it runs; a done one is told in one line. */
export function JobProgress({ job: listed, of }: { job: Job; of: string }) {
  const job = useJob(listed);
  if (job.status === 'complete') return null;
  if (isDone(job)) {
    return (
      <Panel title={`Last try: ${STATUS_WORD[job.status].toLowerCase()}`}>
        <Text>
          {job.error ?? job.message} {job.finished_at && full(job.finished_at)}
        </Text>
      </Panel>
    );
  }
  return <Running job={job} of={of} />;
}

function Running({ job, of }: { job: Job; of: string }) {
  useJobStream(job.job_id);
  const cancel = useCancelJob(job.job_id);
  const how = `${percent(job.progress)} ${job.message}`;
  useSaid(how);
  return (
    <Panel
      title={STATUS_WORD[job.status]}
      aside={
        <Button
          size="xs"
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          Cancel
        </Button>
      }
    >
      <Progress.Root size="lg">
        <Progress.Section value={job.progress * 100} aria-label={`Progress of ${of}`} />
      </Progress.Root>
      <div className={classes.line}>{how}</div>
      <ol className={classes.stages}>
        {job.stages.map((stage) => (
          <li key={stage} className={classes.stage} data-now={stage === job.stage || undefined}>
            <StageIcon job={job} stage={stage} />
            {stage}
          </li>
        ))}
      </ol>
      {cancel.error && <ProblemNotice error={cancel.error} what="It could not be cancelled." />}
    </Panel>
  );
}

function StageIcon({ job, stage }: { job: Job; stage: string }) {
  if (job.completed_stages.includes(stage)) return <IconCheck size={16} aria-label="done:" />;
  if (job.stage === stage) return <IconLoader2 size={16} aria-label="now:" />;
  return <IconCircle size={16} aria-label="to come:" />;
}
