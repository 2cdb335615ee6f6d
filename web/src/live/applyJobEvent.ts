import type { Job } from '@/api/types';
import type { PipelineUpdate } from './events';

const DONE = new Set(['complete', 'failed', 'cancelled']);

/** Whether nothing more will happen to the job. */
export const isDone = (job: Pick<Job, 'status'>): boolean => DONE.has(job.status);

export function applyJobEvent(job: Job, event: PipelineUpdate): Job {
  if (job.job_id !== event.job_id || isDone(job)) return job;
  return {
    ...job,
    status: event.status,
    stage: event.stage,
    completed_stages: event.completed_stages,
    progress: event.progress,
    message: event.message,
    error: event.error ?? null,
    started_at: job.started_at ?? (event.status === 'queued' ? null : event.timestamp),
    finished_at: DONE.has(event.status) ? event.timestamp : null,
  };
}
