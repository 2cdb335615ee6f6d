import { skipToken, useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Delays } from './delays';

/** What a class's stream knows of itself on this screen. */
export interface Completeness {
  delays: Delays;
  /** Every event up to this one has been applied, none twice. */
  upTo: number;
}

export function useCompleteness(classId: string): Completeness | undefined {
  const { data } = useQuery<Completeness>({
    queryKey: keys.completeness(classId),
    // The stream writes it; there is nowhere to ask.
    queryFn: skipToken,
  });
  return data;
}
