import { Skeleton } from '@mantine/core';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice';

interface Props<T> {
  queryKey: QueryKey;
  read: () => Promise<T>;
  /** What is read, as in "the class". */
  what: string;
  height: number;
  /** The form; with `again` what is there now is read, and the form begins anew where that is another. */
  children: (read: T, again: () => void) => ReactNode;
}

/** Reads something as it is now, so that nothing is overwritten that somebody else changed meanwhile. */
export function ReadForChange<T extends { etag: string }>(props: Props<T>) {
  const { queryKey, read, what, height, children } = props;
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: read,
    staleTime: Infinity,
    gcTime: 0,
  });
  const again = () => void refetch();
  if (error) {
    const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)} could not be loaded.`;
    return <ProblemNotice error={error} what={sentence} retry={again} />;
  }
  if (!data) return <Skeleton height={height} role="status" aria-label={`Loading ${what}`} />;
  return <Fragment key={data.etag}>{children(data, again)}</Fragment>;
}
