import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readJob, readJobs, readPlan } from '@/api/reads';
import type { Job } from '@/api/types';
import { cancelJob, startPlan } from '@/api/writes';
import { byTime } from '@/model/times';

export function useJobs(classId: string) {
  return useQuery({
    queryKey: keys.jobs(classId),
    queryFn: () => readJobs(classId),
    select: (all) => all.filter(({ kind }) => kind === 'class_plan').sort(newestFirst),
    staleTime: 0,
  });
}

const newestFirst = (a: Job, b: Job) => byTime(b.created_at, a.created_at);

/** The job as events have left it, starting from what the list said. */
export const useJob = (listed: Job) =>
  useQuery({
    queryKey: keys.job(listed.job_id),
    queryFn: () => readJob(listed.job_id),
    initialData: listed,
    staleTime: Infinity,
  }).data;

export const usePlan = (planId: string | undefined) =>
  useQuery({
    queryKey: keys.plan(planId ?? ''),
    queryFn: () => readPlan(planId ?? ''),
    enabled: planId !== undefined,
    staleTime: Infinity,
  });

export function useStartPlan(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => startPlan(classId),
    onSuccess: (job) => {
      cache.setQueryData<Job[]>(keys.jobs(classId), (jobs = []) => [job, ...jobs]);
    },
  });
}

export function useCancelJob(jobId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => cancelJob(jobId),
    onSuccess: (job) => cache.setQueryData<Job>(keys.job(jobId), job),
  });
}
