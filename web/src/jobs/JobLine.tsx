import { Button, Progress } from '@mantine/core';
import type { Job } from '@/api/types';
import { useJobStream } from '@/live/useJobStream';
import { percent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useSaid } from '@/ui/useSaid';
import { useCancelJob } from './useJobs';
import classes from './JobProgress.module.css';

/** How far a job is that runs or waits, in one line, and a way to stop it. */
export function JobLine({ job, of }: { job: Job; of: string }) {
  useJobStream(job.job_id);
  const cancel = useCancelJob(job.job_id);
  const how = job.status === 'queued' ? 'Waiting for its turn.' : `${percent(job.progress)} done`;
  useSaid(how);
  return (
    <>
      <Progress.Root size="lg">
        <Progress.Section value={job.progress * 100} aria-label={`Progress of ${of}`} />
      </Progress.Root>
      <div className={classes.oneLine}>
        <span>{how}</span>
        <Button
          size="compact-sm"
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          Stop
        </Button>
      </div>
      {cancel.error && <ProblemNotice error={cancel.error} what="It could not be stopped." />}
    </>
  );
}
