import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readConcepts, readUsers } from '@/api/reads';
import type { ClassChanges, NewClass, NewConcept, SchoolConcept } from '@/api/types';
import { useKeyOf } from '@/api/useKeyOf';
import { addConcept, changeClass, makeClass } from '@/api/writes';

export const useSchoolConcepts = () => useQuery({ queryKey: keys.concepts, queryFn: readConcepts });

/** Only an administrator says who teaches a class, and only she may list the users. */
export const useTeachers = (asked: boolean) =>
  useQuery({
    queryKey: keys.users,
    queryFn: readUsers,
    enabled: asked,
    select: (users) => users.filter(({ role, disabled }) => role === 'teacher' && !disabled),
  });

export function useMakeClass() {
  const cache = useQueryClient();
  const keyOf = useKeyOf();
  return useMutation({
    mutationFn: (made: NewClass) => makeClass(made, keyOf(made)),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.classes, exact: true }),
  });
}

/** The windows of the class hear of the change on its live stream, this one too. */
export function useChangeClass(classId: string, etag: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (changes: ClassChanges) => changeClass(classId, etag, changes),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.classes, exact: true }),
  });
}

export function useAddConcept() {
  const cache = useQueryClient();
  const keyOf = useKeyOf();
  return useMutation({
    mutationFn: (concept: NewConcept) => addConcept(concept, keyOf(concept)),
    onSuccess: (added) =>
      cache.setQueryData<SchoolConcept[]>(keys.concepts, (all) => [...(all ?? []), added]),
  });
}
