import { useQuery } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import { keptAttempts, type KeptAttempt } from '@/api/keptAttempts';
import { keys } from '@/api/keys';
import type { Session } from '@/api/types';

/**
 * Who goes on with an attempt while no server can be asked: the one who has it under way on this device. The server
 * still asks her for her session before it takes anything.
 */
export function useKeptSession(away: boolean) {
  const attemptId = useMatch('/me/attempts/:attemptId')?.params.attemptId;
  const { data = [] } = useQuery({
    queryKey: keys.keptAttempts,
    queryFn: () => keptAttempts.read(Date.now()).catch(() => []),
    enabled: away,
    networkMode: 'always',
    staleTime: 0,
  });
  const here = data.find(({ attempt }) => attempt.attempt_id === attemptId);
  return { kept: away && here ? sessionOf(here) : null, elsewhere: data };
}

const sessionOf = ({ studentId }: KeptAttempt): Session => ({
  user_id: '',
  display_name: 'you',
  role: 'student',
  student_id: studentId,
  home_class_id: null,
  demo: false,
  expires_at: '',
  choose_password: false,
  own_password: false,
  class_in_use: true,
});
