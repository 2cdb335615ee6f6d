import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readAssessment, readAssessments, readOutcomes, readTally } from '@/api/reads';
import type { Job } from '@/api/types';
import { isDone } from '@/live/applyJobEvent';

export const useAssessments = (classId: string) =>
  useQuery({ queryKey: keys.assessments(classId), queryFn: () => readAssessments(classId) });

export const useAssessment = (assessmentId: string) =>
  useQuery({
    queryKey: keys.assessment(assessmentId),
    queryFn: () => readAssessment(assessmentId),
    enabled: assessmentId !== '',
  });

/** Read again with each step that the job makes. */
export const useTally = (job: Job) =>
  useQuery({
    queryKey: [...keys.outcomes(job.job_id), 'tally', job.progress, job.status],
    queryFn: () => readTally(job.job_id),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });

export const useOutcomes = (job: Job, wanted: boolean) =>
  useQuery({
    queryKey: [...keys.outcomes(job.job_id), job.progress, job.status],
    queryFn: () => readOutcomes(job.job_id),
    placeholderData: (before) => before,
    enabled: wanted || isDone(job),
    staleTime: Infinity,
  });
