import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Dashboard } from '@/api/types';
import { generatePath } from '@/api/writes';
import { byTime } from '@/model/times';

/** The answer and the stream's event carry the same path: the newer of what is there stays. */
export function useGeneratePath(classId: string, studentId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (minutes: number | null) => generatePath(studentId, minutes),
    onSuccess: (path) => {
      cache.setQueryData<Dashboard>(keys.dashboard(classId), (dashboard) => {
        if (dashboard === undefined) return undefined;
        const isHers = (other: { student_id: string }) => other.student_id === studentId;
        const known = dashboard.latest_recommendations.find(isHers);
        if (known !== undefined && byTime(known.generated_at, path.generated_at) >= 0)
          return dashboard;
        const others = dashboard.latest_recommendations.filter((other) => !isHers(other));
        return { ...dashboard, latest_recommendations: [...others, path] };
      });
    },
  });
}
