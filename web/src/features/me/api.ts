import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { keys } from '@/api/keys';
import { newKey } from '@/api/newKey';
import { isAway, Problem } from '@/api/problem';
import { readOwnAssignments } from '@/api/reads';
import type { Attempt } from '@/api/types';
import { handInAttempt, startAttempt } from '@/api/writes';
import { nextTurn } from '@/model/nextTurn';
import type { Outbox } from './Outbox';
import { aheadOf, endOf } from './timeLeft';
import { attemptOrCopy, keepCopy, readAndKeep } from './underWay';

const ATTEMPT_EVERY_MS = 60_000;
const ENDING_EVERY_MS = 3_000;
const ENDED_EVERY_MS = 10_000;
const LONGEST_WAIT_MS = 5_000;

/** Events tell of every change but one: that the time came at which something opens or closes. */
export const useOwnAssignments = (studentId: string) =>
  useQuery({
    queryKey: keys.ownAssignments(studentId),
    queryFn: () => readOwnAssignments(studentId),
    refetchInterval: ({ state: { data } }) => nextTurn(data ?? [], Date.now()),
    refetchOnWindowFocus: true,
    staleTime: 0,
  });

export function useStart(studentId: string, assignmentId: string) {
  const cache = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: () => startAttempt(studentId, assignmentId, key.current),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.ownAssignments(studentId) }),
  });
}

/** Read again for the server's clock, and to see that the server closed it or a teacher opened it again. */
export const useAttempt = (studentId: string, attemptId: string) =>
  useQuery({
    queryKey: keys.attempt(attemptId),
    queryFn: async ({ client, queryKey }) => {
      const read = client.getQueryData(queryKey) === undefined ? attemptOrCopy : readAndKeep;
      const attempt = await read(studentId, attemptId);
      return {
        ...attempt,
        endsAt: endOf(attempt.seconds_left),
        ahead: aheadOf(attempt.server_time),
      };
    },
    networkMode: 'always',
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : everyMs(data)),
    refetchOnWindowFocus: true,
    staleTime: 0,
  });

function everyMs({ state, seconds_left, closed_by }: Attempt): number | false {
  if (state === 'open') return seconds_left === 0 ? ENDING_EVERY_MS : ATTEMPT_EVERY_MS;
  return closed_by === 'student' ? false : ENDED_EVERY_MS;
}

export type AttemptShown = NonNullable<ReturnType<typeof useAttempt>['data']>;

/** Hands in once: after everything is sent, and again until the server has said that it is done. */
export function useHandIn(studentId: string, attemptId: string, outbox: Outbox) {
  const cache = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      await outbox.rememberHandIn();
      if (!(await outbox.flush()) && outbox.snapshot().refusal === null)
        throw Problem.unreachable();
      return handInAttempt(studentId, attemptId);
    },
    retry: (_, error) =>
      isAway(error) ||
      (error instanceof Problem && (error.status === 429 || error.kind === 'conflict')),
    retryDelay: (failures) => Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures),
    onSuccess: async (graded) => {
      if (outbox.snapshot().unsent === 0) await outbox.forget();
      const closed = cache.setQueryData<AttemptShown>(
        keys.attempt(attemptId),
        (before) => before && { ...before, state: 'closed' as const, graded_assessment: graded },
      );
      if (closed) await keepCopy(studentId, closed);
      await Promise.all(
        [
          keys.attempt(attemptId),
          keys.ownAssignments(studentId),
          keys.assessmentHistory(studentId),
        ].map((queryKey) => cache.invalidateQueries({ queryKey })),
      );
    },
  });
}
