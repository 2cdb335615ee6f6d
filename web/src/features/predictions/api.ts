import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readLatestReport, readModels } from '@/api/reads';
import { adoptModel, comparePredictions } from '@/api/writes';

export const useReport = (classId: string | null) =>
  useQuery({
    queryKey: keys.report(classId),
    queryFn: () => readLatestReport(classId),
    staleTime: 0,
  });

export function useCompare(classId: string | null) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => comparePredictions(classId),
    onSuccess: (report) => {
      cache.setQueryData(keys.report(classId), report);
    },
  });
}

export const useModels = () =>
  useQuery({ queryKey: keys.models, queryFn: readModels, staleTime: 0 });

export function useAdopt() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: adoptModel,
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.models }),
  });
}
