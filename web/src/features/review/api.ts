import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readReview, readReviews } from '@/api/reads';
import type { Decision } from '@/api/types';
import { decideReview, undoDecision } from '@/api/writes';

export const useReviews = (classId: string) =>
  useQuery({
    queryKey: keys.reviews(classId),
    queryFn: () => readReviews(classId),
    staleTime: 0,
  });

export const useReview = (classId: string, gradingId: string, questionId: string) =>
  useQuery({
    queryKey: keys.review(classId, gradingId, questionId),
    queryFn: () => readReview(classId, gradingId, questionId),
    staleTime: 0,
  });

export function useDecide(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, key }: { decision: Decision; key: string }) =>
      decideReview(classId, decision, key),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.reviews(classId) }),
  });
}

export function useUndo(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (batchId: string) => undoDecision(classId, batchId),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.reviews(classId) }),
  });
}
