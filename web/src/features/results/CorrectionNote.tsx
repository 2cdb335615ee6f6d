import { Button, Group, Text } from '@mantine/core';
import type { Correction, Job } from '@/api/types';
import { useInUse } from '@/api/useDashboard';
import { JobLine } from '@/jobs/JobLine';
import { isDone } from '@/live/applyJobEvent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { When } from '@/ui/When';
import { useCorrectionJob, useResume, useUndoCorrection } from './api';
import classes from './ResultsPage.module.css';

/** The last correction of a question's key: how far it is, what it did, and a way back. */
export function CorrectionNote({ correction }: { correction: Correction }) {
  const job = useCorrectionJob(correction.job_id).data;
  const undo = useUndoCorrection(correction.assessment_id);
  const resume = useResume(correction.assessment_id);
  const inUse = useInUse();
  const running = job !== undefined && !isDone(job);
  const canUndo = correction.undoes === null && correction.undone_by === null;
  const broken = job !== undefined && isDone(job) && job.status !== 'complete';
  return (
    <div className={classes.correction}>
      <Text size="sm">
        {correction.undoes === null ? 'Key corrected' : 'Correction of the key taken back'} by{' '}
        {correction.by} <When at={correction.corrected_at} />
        {correction.reason !== null && `: “${correction.reason}”`}
      </Text>
      {running && <JobLine job={job} of="grading again" />}
      {job && !running && <Text size="sm">{words(correction, job)}</Text>}
      {inUse && !running && (broken || canUndo) && (
        <Group gap="xs" mt={6}>
          {broken && (
            <Button
              size="compact-sm"
              loading={resume.isPending}
              onClick={() => resume.mutate(correction.correction_id)}
            >
              Grade the rest
            </Button>
          )}
          {canUndo && (
            <Button
              size="compact-sm"
              variant="default"
              loading={undo.isPending}
              onClick={() => undo.mutate(correction.correction_id)}
            >
              Undo
            </Button>
          )}
        </Group>
      )}
      {(undo.error ?? resume.error) && (
        <ProblemNotice error={undo.error ?? resume.error} what="Nothing was changed." />
      )}
    </div>
  );
}

function words({ tally }: Correction, job: Job): string {
  const done = tally.gained + tally.lost + tally.same + tally.kept;
  if (job.status !== 'complete')
    return `${job.status === 'failed' ? 'It failed' : 'Stopped'} after ${done} ${
      done === 1 ? 'answer' : 'answers'
    }; the others have the grade by the old key.`;
  if (done === 0) return 'There was nothing to grade again.';
  return [
    `${done - tally.kept} graded again`,
    `${tally.gained} gained points`,
    `${tally.lost} lost points`,
    ...(tally.kept > 0 ? [`${tally.kept} kept because a teacher decided`] : []),
  ].join(' · ');
}
