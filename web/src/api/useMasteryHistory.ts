import { useQuery } from '@tanstack/react-query';
import { keys } from './keys';
import { readMasteryHistory } from './reads';

/** How a student's mastery of a concept came to be, newest first; read again when it changes. */
export const useMasteryHistory = (studentId: string, conceptId: string, enabled = true) =>
  useQuery({
    queryKey: keys.masteryHistory(studentId, conceptId),
    queryFn: () => readMasteryHistory(studentId, conceptId),
    enabled,
  });
