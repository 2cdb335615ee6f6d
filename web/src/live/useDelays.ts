import { skipToken, useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Delays } from './delays';

/** How long the newest events of a class took to this screen; undefined before the first. */
export function useDelays(classId: string): Delays | undefined {
  const { data } = useQuery<Delays>({
    queryKey: keys.delays(classId),
    // The stream writes it; there is nowhere to ask.
    queryFn: skipToken,
  });
  return data;
}
