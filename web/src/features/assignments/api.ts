import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import {
  readAssessments,
  readAssignment,
  readAssignments,
  readProgress,
  type TaggedProgress,
} from '@/api/reads';
import type { AssignmentChanges, NewAssignment } from '@/api/types';
import {
  assign,
  changeAssignment,
  closeAssignment,
  extendAttempt,
  removeAssignment,
} from '@/api/writes';
import { useKeyOf } from '@/api/useKeyOf';
import { nextTurn } from '@/model/nextTurn';

const PROGRESS_EVERY_MS = 3_000;

export const useAssignments = (classId: string) =>
  useQuery({
    queryKey: keys.assignments(classId),
    queryFn: () => readAssignments(classId),
    refetchInterval: ({ state: { data } }) => nextTurn(data ?? [], Date.now()),
    staleTime: 0,
  });

export const useAssessments = (classId: string) =>
  useQuery({ queryKey: keys.assessments(classId), queryFn: () => readAssessments(classId) });

/**
 * Asked every few seconds while it is on the screen: saving an answer is no event of the class's stream. While nothing
 * has changed the server sends nothing.
 */
export function useProgress(classId: string, assignmentId: string) {
  const cache = useQueryClient();
  const queryKey = keys.progress(classId, assignmentId);
  return useQuery({
    queryKey,
    queryFn: () =>
      readProgress(classId, assignmentId, cache.getQueryData<TaggedProgress>(queryKey)),
    refetchInterval: PROGRESS_EVERY_MS,
    staleTime: 0,
  });
}

export function useAssign(classId: string) {
  const cache = useQueryClient();
  const keyOf = useKeyOf();
  return useMutation({
    mutationFn: (body: NewAssignment) => assign(classId, body, keyOf(body)),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.assignments(classId) }),
  });
}

export function useChange(classId: string, assignmentId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ etag, body }: { etag: string; body: AssignmentChanges }) =>
      changeAssignment(classId, assignmentId, etag, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.assignments(classId) }),
  });
}

/** As it stands when somebody begins to change it. */
export const useTagged = (classId: string, assignmentId: string) =>
  useQuery({
    queryKey: keys.assignmentForChange(classId, assignmentId),
    queryFn: () => readAssignment(classId, assignmentId),
    staleTime: Infinity,
    gcTime: 0,
  });

export function useClose(classId: string, assignmentId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => closeAssignment(classId, assignmentId),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.assignments(classId) }),
  });
}

export function useRemove(classId: string, assignmentId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => removeAssignment(classId, assignmentId),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.assignments(classId), exact: true }),
  });
}

export function useExtend(classId: string, assignmentId: string, attemptId: string) {
  const cache = useQueryClient();
  const keyOf = useKeyOf();
  return useMutation({
    mutationFn: (extension: { minutes: number; reason: string }) =>
      extendAttempt(classId, assignmentId, attemptId, extension, keyOf(extension)),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.assignments(classId) }),
  });
}
