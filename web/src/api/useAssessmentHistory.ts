import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from './keys';
import { readAssessmentHistory } from './reads';

/** What a student has handed in, newest first; further pages are read when they are asked for. */
export function useAssessmentHistory(studentId: string, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: keys.assessmentHistory(studentId),
    queryFn: ({ pageParam }) => readAssessmentHistory(studentId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled,
  });
  return { ...query, data: query.data?.pages.flatMap(({ history }) => history) };
}
