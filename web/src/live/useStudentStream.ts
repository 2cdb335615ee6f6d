import { useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readMastery } from '@/api/reads';
import type { MasteryRecord } from '@/api/types';
import { affectedQueries } from './affectedQueries';
import type { MasteryUpdate } from './events';
import type { Freshness } from './freshness';
import { useLiveStream } from './useLiveStream';

/** Keeps a student's own mastery true: the view of the class's stream that is hers. */
export function useStudentStream(studentId: string): Freshness {
  const cache = useQueryClient();
  const queryKey = keys.studentMastery(studentId);
  return useLiveStream({
    path: `/ws/student/${encodeURIComponent(studentId)}`,
    order: 'view',
    load: async () => {
      await cache.query({
        queryKey,
        queryFn: () => readMastery(studentId),
        staleTime: 0,
      });
      await Promise.all(
        [keys.assessmentHistory(studentId), keys.ownAssignments(studentId)].map((missed) =>
          cache.invalidateQueries({ queryKey: missed }),
        ),
      );
      return null;
    },
    apply: (event) => {
      if (event.type === 'mastery_update') {
        cache.setQueryData<MasteryRecord[]>(queryKey, (records) =>
          records === undefined ? undefined : withOwnMastery(records, event),
        );
      }
      for (const affected of affectedQueries(event)) {
        void cache.invalidateQueries({ queryKey: affected });
      }
    },
  });
}

function withOwnMastery(records: MasteryRecord[], event: MasteryUpdate): MasteryRecord[] {
  const { concept_id, new_mastery, level, observations, interval, last_updated } =
    event.mastery_data;
  return records.map((record) =>
    record.concept_id === concept_id
      ? {
          ...record,
          mastery: new_mastery,
          level,
          observations,
          interval,
          last_updated,
        }
      : record,
  );
}
