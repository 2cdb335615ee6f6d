import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { isOvertaken } from '@/api/problem';
import {
  readAssessments,
  readAssessmentForChange,
  readClasses,
  readItem,
  readItems,
  readItemVersions,
} from '@/api/reads';
import type { AssessmentBody, ItemBody } from '@/api/types';
import {
  archiveAssessment,
  archiveItem,
  buildAssessment,
  changeAssessment,
  changeItem,
  createItem,
  importItems,
} from '@/api/writes';

/** What was found before stays until the next is there, so that nothing flickers while somebody types. */
export const useItems = (query: string) =>
  useInfiniteQuery({
    queryKey: keys.items(query),
    queryFn: ({ pageParam, signal }) => readItems(query, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const useItem = (itemId: string) =>
  useQuery({ queryKey: keys.item(itemId), queryFn: () => readItem(itemId), staleTime: 0 });

export const useVersions = (itemId: string, wanted: boolean) =>
  useQuery({
    queryKey: keys.itemVersions(itemId),
    queryFn: () => readItemVersions(itemId),
    enabled: wanted,
  });

export function useSaveItem(before: { itemId: string; etag: string } | null) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: ItemBody; key: string }) =>
      before ? changeItem(before.itemId, before.etag, body) : createItem(body, key),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allItems }),
    onError: (error) => {
      // The next try begins with what there is now.
      if (isOvertaken(error)) void cache.invalidateQueries({ queryKey: keys.allItems });
    },
  });
}

export function useArchiveItem(itemId: string, etag: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => archiveItem(itemId, etag),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allItems }),
  });
}

export function useImport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ file, conceptId, key }: { file: File; conceptId: string; key: string }) =>
      importItems(file, conceptId, key),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allItems }),
  });
}

export const useAssessments = (classId: string) =>
  useQuery({
    queryKey: keys.assessments(classId),
    queryFn: () => readAssessments(classId),
    staleTime: 0,
  });

/** Read once: what somebody is changing must not change under her hands. */
export const useAssessmentForChange = (assessmentId: string) =>
  useQuery({
    queryKey: keys.assessmentForChange(assessmentId),
    queryFn: () => readAssessmentForChange(assessmentId),
    staleTime: Infinity,
    gcTime: 0,
  });

/** @param onSaved called even where she has left the page before the answer came */
export function useSaveAssessment(
  classId: string,
  before: { assessmentId: string; etag: string } | null,
  onSaved: () => void,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: AssessmentBody; key: string }) =>
      before
        ? changeAssessment(before.assessmentId, before.etag, body)
        : buildAssessment(body, key),
    onSuccess: () => {
      onSaved();
      return cache.invalidateQueries({ queryKey: keys.assessments(classId) });
    },
  });
}

export function useArchiveAssessment(classId: string, assessmentId: string, etag: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => archiveAssessment(assessmentId, etag),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.assessments(classId) }),
  });
}

export const useClasses = () => useQuery({ queryKey: keys.classes, queryFn: readClasses });
