import type { OwnAssignment } from '@/api/types';
import { counted } from '@/ui/counted';
import { brief } from '@/ui/time';

const MANY = 100;

/** What a student wants to know before she starts, in a line. */
export function wordsOf(one: OwnAssignment, now: number): string {
  const left = one.attempts_allowed - one.attempts_used;
  return [
    one.handed_in ? 'handed in' : null,
    counted(one.question_count, 'question'),
    one.time_limit_minutes === null ? null : counted(one.time_limit_minutes, 'minute'),
    one.state === 'upcoming' ? `opens ${brief(one.opens_at, now)}` : null,
    one.closes_at === null ? null : `until ${brief(one.closes_at, now)}`,
    one.attempts_allowed >= MANY || one.open_attempt_id !== null
      ? null
      : `${counted(left, 'attempt')} left`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** What can be started, gone on with, or will open. */
export const isOffered = (one: OwnAssignment): boolean =>
  one.open_attempt_id !== null ||
  (one.state !== 'closed' && one.attempts_used < one.attempts_allowed);
