import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '@/api/keys';
import { readReview, readReviews } from '@/api/reads';
import type { Decision, Review } from '@/api/types';
import { decideReview, undoDecision } from '@/api/writes';
import { byQuestion } from './byQuestion';

export const useReviews = (classId: string) =>
  useQuery({
    queryKey: keys.reviews(classId),
    queryFn: () => readReviews(classId),
    select: (queue) => ({ ...queue, reviews: byQuestion(queue.reviews) }),
    staleTime: 0,
  });

export const useReview = (classId: string, gradingId: string, questionId: string) =>
  useQuery({
    queryKey: keys.review(classId, gradingId, questionId),
    queryFn: () => readReview(classId, gradingId, questionId),
    staleTime: 0,
  });

/** Reads what comes next while a teacher still thinks about what is there. */
export function useReviewAhead(classId: string, next: Place | undefined) {
  const cache = useQueryClient();
  const { grading_id, question_id } = next ?? { grading_id: '', question_id: '' };
  useEffect(() => {
    if (grading_id === '') return;
    cache
      .query({
        queryKey: keys.review(classId, grading_id, question_id),
        queryFn: () => readReview(classId, grading_id, question_id),
        staleTime: 10_000,
      })
      .catch(() => undefined);
  }, [cache, classId, grading_id, question_id]);
}

type Place = Pick<Review, 'grading_id' | 'question_id'>;
interface Queue {
  waiting: number;
  reviews: Review[];
}

/** The queue without what was just decided, until the server's own is there. */
function without(queue: Queue, decided: Place[]): Queue {
  const gone = new Set(
    decided.map(({ grading_id, question_id }) => `${grading_id} ${question_id}`),
  );
  const reviews = queue.reviews.filter(
    ({ grading_id, question_id }) => !gone.has(`${grading_id} ${question_id}`),
  );
  return { reviews, waiting: queue.waiting - (queue.reviews.length - reviews.length) };
}

export function useDecide(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, key }: { decision: Decision; key: string }) =>
      decideReview(classId, decision, key),
    onSuccess: ({ decided }) => {
      cache.setQueryData<Queue>(keys.reviews(classId), (queue) => queue && without(queue, decided));
    },
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
