import { expect, it } from 'vitest';
import type { Job } from '@/api/types';
import { applyJobEvent } from './applyJobEvent';
import type { PipelineUpdate } from './events';

const job: Job = {
  job_id: 'job_1',
  kind: 'class_plan',
  class_id: 'class_001',
  status: 'queued',
  stage: null,
  stages: ['gather', 'trace', 'paths', 'groups', 'store'],
  completed_stages: [],
  progress: 0,
  message: 'Waiting for its turn.',
  error: null,
  created_at: '2026-03-02T10:00:00Z',
  started_at: null,
  finished_at: null,
  result: null,
};
const update: PipelineUpdate = {
  type: 'pipeline_update',
  offset: 1,
  timestamp: '2026-03-02T10:00:05Z',
  class_id: 'class_001',
  job_id: 'job_1',
  stage: 'trace',
  stage_status: 'running',
  completed_stages: ['gather'],
  progress: 0.2,
  status: 'running',
  message: 'Reading',
};

it('shows the stage, the progress and when it started', () => {
  expect(applyJobEvent(job, update)).toMatchObject({
    status: 'running',
    stage: 'trace',
    completed_stages: ['gather'],
    progress: 0.2,
    started_at: update.timestamp,
    finished_at: null,
  });
});

it('leaves a job that has ended as it is, and another job too', () => {
  const cancelled: Job = { ...job, status: 'cancelled' };
  expect(applyJobEvent(cancelled, update)).toBe(cancelled);
  expect(applyJobEvent({ ...job, job_id: 'job_2' }, update).status).toBe('queued');
});
