import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { isOvertaken } from '@/api/problem';
import { readContent, readContentVersions, readSimilarContent, searchContent } from '@/api/reads';
import type { ContentBody } from '@/api/types';
import { archiveContent, changeContent, createContent } from '@/api/writes';

/** What was found before stays until the next is there, so that nothing flickers while somebody types. */
export const useSearch = (query: string) =>
  useQuery({
    queryKey: keys.search(query),
    queryFn: ({ signal }) => searchContent(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.index === 'building' ? 1_000 : false),
    staleTime: 0,
  });

export const useContent = (contentId: string) =>
  useQuery({
    queryKey: keys.content(contentId),
    queryFn: () => readContent(contentId),
    staleTime: 0,
  });

export const useSimilar = (contentId: string) =>
  useQuery({
    queryKey: keys.similarContent(contentId),
    queryFn: () => readSimilarContent(contentId),
  });

export const useVersions = (contentId: string, wanted: boolean) =>
  useQuery({
    queryKey: keys.contentVersions(contentId),
    queryFn: () => readContentVersions(contentId),
    enabled: wanted,
  });

export function useSaveContent(before: { contentId: string; etag: string } | null) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: ContentBody; key: string }) =>
      before ? changeContent(before.contentId, before.etag, body) : createContent(body, key),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allContent }),
    onError: (error) => {
      // The next try begins with what there is now.
      if (isOvertaken(error)) void cache.invalidateQueries({ queryKey: keys.allContent });
    },
  });
}

export function useArchive(contentId: string, etag: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => archiveContent(contentId, etag),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.allContent }),
  });
}
