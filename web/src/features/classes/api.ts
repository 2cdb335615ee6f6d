import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readArchivedClasses, readClassForChange, readConcepts, readUsers } from '@/api/reads';
import type { ClassChanges, NewClass, NewConcept, SchoolConcept } from '@/api/types';
import { useKeyOf } from '@/api/useKeyOf';
import { addConcept, addTeacher, changeClass, makeClass, removeTeacher } from '@/api/writes';

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

export const useArchivedClasses = (asked: boolean) =>
  useQuery({
    queryKey: keys.archivedClasses,
    queryFn: readArchivedClasses,
    enabled: asked,
    staleTime: 0,
  });

/** Archives a class, or brings it back; its windows hear of it on its live stream. */
export function useArchiveClass(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (archived: boolean) => {
      const { etag } = await readClassForChange(classId);
      return changeClass(classId, etag, { archived });
    },
    onSuccess: () => {
      // Which class is her first may be another one now.
      for (const queryKey of [keys.classes, keys.archivedClasses, keys.session]) {
        void cache.invalidateQueries({ queryKey, exact: true });
      }
    },
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

/** The windows of the class hear of it on its live stream; a list of classes is read again. */
export function useAddTeacher(classId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => addTeacher(classId, userId),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.classes, exact: true }),
  });
}

/** @param onRemoved is called although who is removed is no longer on the screen */
export function useRemoveTeacher(classId: string, onRemoved: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => removeTeacher(classId, userId),
    onSuccess: () => {
      onRemoved();
      return cache.invalidateQueries({ queryKey: keys.classes, exact: true });
    },
  });
}
