import type { Assignment, TakerProgress } from '@/api/types';
import { counted } from '@/ui/counted';
import { moment } from '@/ui/time';

export const STATE_WORD: Record<Assignment['state'], string> = {
  upcoming: 'Not open yet',
  open: 'Open',
  closed: 'Closed',
};

export const windowWords = ({ state, opens_at, closes_at }: Assignment): string => {
  if (state === 'upcoming') return `opens ${moment(opens_at)}`;
  if (closes_at === null) return 'without an end';
  return state === 'open' ? `until ${moment(closes_at)}` : `since ${moment(closes_at)}`;
};

export const whoWords = ({ whole_class, students }: Assignment): string =>
  whole_class ? 'whole class' : counted(students, 'student');

export const limitWords = ({ time_limit_minutes, attempts_allowed }: Assignment): string =>
  [
    time_limit_minutes === null ? 'no time limit' : counted(time_limit_minutes, 'minute'),
    counted(attempts_allowed, 'attempt'),
  ].join(', ');

/** How much time a student has, by the server's clock. */
export function timeLeft(taker: TakerProgress, serverNow: number): string {
  if (taker.state !== 'working') return '';
  if (taker.deadline === null) return 'no limit';
  const seconds = Math.ceil((new Date(taker.deadline).getTime() - serverNow) / 1_000);
  if (seconds <= 0) return 'time is up';
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
