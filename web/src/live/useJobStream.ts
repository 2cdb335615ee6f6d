import { useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readJob } from '@/api/reads';
import type { Job } from '@/api/types';
import { affectedQueries } from './affectedQueries';
import { applyJobEvent } from './applyJobEvent';
import type { Freshness } from './freshness';
import { useLiveStream } from './useLiveStream';

/** Follows one job on its own channel. */
export function useJobStream(jobId: string): Freshness {
  const cache = useQueryClient();
  return useLiveStream({
    path: `/ws/pipeline/${encodeURIComponent(jobId)}`,
    order: 'view',
    load: async () => {
      await cache.query({
        queryKey: keys.job(jobId),
        queryFn: () => readJob(jobId),
        staleTime: 0,
      });
      return null;
    },
    apply: (event) => {
      if (event.type !== 'pipeline_update') return;
      cache.setQueryData<Job>(keys.job(jobId), (job) =>
        job === undefined ? undefined : applyJobEvent(job, event),
      );
      for (const affected of affectedQueries(event)) {
        void cache.invalidateQueries({ queryKey: affected });
      }
    },
  });
}
