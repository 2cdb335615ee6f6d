import { useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readDashboard } from '@/api/reads';
import type { Dashboard, Job } from '@/api/types';
import { affectedQueries } from './affectedQueries';
import { applyEvent, applyPresence } from './applyEvent';
import { applyJobEvent } from './applyJobEvent';
import { withChange, type CellChanges } from './changes';
import type { Delays } from './delays';
import type { Freshness } from './freshness';
import { useLiveStream } from './useLiveStream';

/** Keeps the picture of a class true for as long as the component is on the screen. */
export function useClassStream(classId: string): Freshness {
  const cache = useQueryClient();
  return useLiveStream({
    path: `/ws/dashboard/${encodeURIComponent(classId)}`,
    order: 'all',
    load: async () => {
      const dashboard = await cache.query({
        queryKey: keys.dashboard(classId),
        queryFn: () => readDashboard(classId),
        staleTime: 0,
      });
      // Not part of the picture: what happened to them before its position is read, not told.
      for (const list of [keys.assignments(classId), keys.assessments(classId)]) {
        void cache.invalidateQueries({ queryKey: list });
      }
      return dashboard.cursor;
    },
    apply: (event) => {
      cache.setQueryData<Dashboard>(keys.dashboard(classId), (dashboard) =>
        dashboard === undefined ? undefined : applyEvent(dashboard, event),
      );
      cache.setQueryData<CellChanges>(keys.changes(classId), (changes) =>
        withChange(changes ?? new Map(), event, Date.now()),
      );
      if (event.type === 'pipeline_update') {
        cache.setQueryData<Job>(keys.job(event.job_id), (job) =>
          job === undefined ? undefined : applyJobEvent(job, event),
        );
      }
      for (const queryKey of affectedQueries(event)) void cache.invalidateQueries({ queryKey });
    },
    onDelays: (delays) => {
      cache.setQueryData<Delays>(keys.delays(classId), delays);
    },
    onPresence: (presence) => {
      cache.setQueryData<Dashboard>(keys.dashboard(classId), (dashboard) =>
        dashboard === undefined ? undefined : applyPresence(dashboard, presence),
      );
    },
  });
}
