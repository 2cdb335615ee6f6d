import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readJob, readJobs } from '@/api/reads';
import type { Job } from '@/api/types';
import { cancelJob } from '@/api/writes';
import { byTime } from '@/model/times';

/** A class's jobs of one kind, newest first. */
export function useJobs(classId: string, kind: string) {
  return useQuery({
    queryKey: keys.jobs(classId),
    queryFn: () => readJobs(classId),
    select: (all) => all.filter((job) => job.kind === kind).sort(newestFirst),
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

export function useStartJob(classId: string, start: () => Promise<Job>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: start,
    onSuccess: (job) => {
      // The list may have been read anew, with the job in it, before the answer was there.
      cache.setQueryData<Job[]>(keys.jobs(classId), (jobs = []) => [
        job,
        ...jobs.filter(({ job_id }) => job_id !== job.job_id),
      ]);
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
