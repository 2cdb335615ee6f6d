import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '@/api/keys';
import { newKey } from '@/api/newKey';
import { readReview, readReviews, readSecondReadings } from '@/api/reads';
import type { Decision, Review, SecondReading } from '@/api/types';
import { decideReview, settleReviews, undoDecision } from '@/api/writes';
import { byQuestion } from './byQuestion';
import { isAt, type Place } from './place';

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

/** One list for all answers to a question: it changes with decisions, not with the answer that is looked at. */
export const useSecondReadings = (classId: string, review: Review, enabled: boolean) =>
  useQuery({
    queryKey: keys.secondReadings(classId, review.question_text),
    queryFn: () => readSecondReadings(classId, review.grading_id, review.question_id),
    enabled,
    staleTime: 0,
  });

export function useSettle(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (readings: SecondReading[]) =>
      settleReviews(
        classId,
        readings.map(({ review: { grading_id, question_id, version }, grade }) => ({
          grading_id,
          question_id,
          version,
          points: grade.points_earned,
        })),
        newKey(),
      ),
    onSuccess: ({ decided }) =>
      cache.setQueryData<Queue>(keys.reviews(classId), (queue) => queue && without(queue, decided)),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keys.reviews(classId) });
    },
  });
}

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

interface Queue {
  waiting: number;
  reviews: Review[];
}

/** The queue without what was just decided, until the server's own is there. */
function without(queue: Queue, decided: Place[]): Queue {
  const reviews = queue.reviews.filter((review) => !decided.some(isAt(review)));
  return { reviews, waiting: queue.waiting - (queue.reviews.length - reviews.length) };
}

interface Sent {
  review: Review;
  decision: Decision;
  key: string;
}

interface Answers {
  onSaved: (saved: Awaited<ReturnType<typeof decideReview>>, sent: Sent) => void;
  onFailed: (error: Error, sent: Sent) => void;
}

/** Several may be on their way at once: nobody waits with the next answer until the last one is saved. */
export function useDecide(classId: string, { onSaved, onFailed }: Answers) {
  const cache = useQueryClient();
  const mutationKey = ['decide', classId];
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: ({ decision, key }: Sent) => decideReview(classId, decision, key),
    onSuccess: (saved, sent) => {
      cache.setQueryData<Queue>(
        keys.reviews(classId),
        (queue) => queue && without(queue, saved.decided),
      );
      onSaved(saved, sent);
    },
    onError: onFailed,
    onSettled: () => {
      // It is saved before the list has been read anew.
      void cache.invalidateQueries({ queryKey: keys.reviews(classId) });
    },
  });
  const sending = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => ({ review: (state.variables as Sent).review, paused: state.isPaused }),
  });
  return { mutate, sending };
}

export function useUndo(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (batchId: string) => undoDecision(classId, batchId),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keys.reviews(classId) });
    },
  });
}
