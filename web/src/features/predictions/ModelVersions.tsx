import { Button, Skeleton, Text } from '@mantine/core';
import type { ModelVersion } from '@/api/types';
import { useInUse } from '@/api/useDashboard';
import { startJob } from '@/api/writes';
import { JobProgress } from '@/jobs/JobProgress';
import { useJobs, useStartJob } from '@/jobs/useJobs';
import { isDone } from '@/live/applyJobEvent';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { When } from '@/ui/When';
import { useAdopt, useModels } from './api';
import classes from './PredictionsPage.module.css';

/** What was learned from answers, version by version; for administrators, because it concerns all classes. */
export function ModelVersions({ classId }: { classId: string }) {
  const jobs = useJobs(classId, 'refit');
  const newest = jobs.data?.[0];
  const inUse = useInUse();
  const start = useStartJob(classId, () => startJob('refit', classId));
  return (
    <>
      {newest && <JobProgress key={newest.job_id} job={newest} of="learning anew" />}
      <Panel
        title="What is learned from answers"
        aside={
          inUse && (
            <Button
              size="xs"
              variant="default"
              loading={start.isPending}
              disabled={newest !== undefined && !isDone(newest)}
              onClick={() => start.mutate()}
            >
              Learn anew
            </Button>
          )
        }
      >
        {start.error && <ProblemNotice error={start.error} what="It could not be started." />}
        {newest?.status === 'complete' && newest.result?.model_version === undefined && (
          <Text mb="sm">{newest.message}</Text>
        )}
        <Versions key={newest?.status} />
      </Panel>
    </>
  );
}

function Versions() {
  const models = useModels();
  const adopt = useAdopt();
  if (models.error)
    return (
      <ProblemNotice
        error={models.error}
        what="The versions could not be loaded."
        retry={() => void models.refetch()}
      />
    );
  if (!models.data) return <Skeleton height={80} />;
  if (models.data.length === 0)
    return (
      <Text>
        Nothing yet: predictions rest on start values. Learning anew compares what this
        school&apos;s answers teach with that, on students it was not learned from, and keeps it
        only if it is better.
      </Text>
    );
  return (
    <>
      {adopt.error && <ProblemNotice error={adopt.error} what="The version did not change." />}
      <ol className={classes.versions} reversed>
        {models.data.map((model) => (
          <li key={model.version} className={classes.version}>
            <div>
              <Text fw={600}>
                Version {model.version}
                {model.current && ', in use now'}
              </Text>
              <Text size="sm" c="dimmed">
                Made <When at={model.made_at} /> · learned from {learnedFrom(model)}
                {compared(model)}
              </Text>
              {model.comparison && <Text size="sm">{model.comparison.verdict}</Text>}
            </div>
            {!model.current && (
              <Button
                size="xs"
                variant="default"
                loading={adopt.isPending && adopt.variables === model.version}
                onClick={() => adopt.mutate(model.version)}
              >
                Use version {model.version}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

const learnedFrom = ({ learned_from: { answers, students } }: ModelVersion) =>
  answers === 0 ? 'start values' : `${answers} answers of ${students} students`;

/** By the figure that decides: the mean negative log likelihood, of which less is better. */
const compared = ({ comparison }: ModelVersion) =>
  comparison?.champion_success && comparison.challenger_success
    ? ` · log loss ${comparison.champion_success.log_loss.toFixed(3)} before and ${comparison.challenger_success.log_loss.toFixed(3)} after`
    : '';
