import type { Alert, AlertKind } from '@/api/types';
import { byTime } from './times';

export const KIND_WORD: Record<AlertKind, string> = {
  wheel_spinning: 'Stuck',
  sudden_drop: 'Sudden drop',
  rapid_guessing: 'Rushing',
  idle: 'Idle',
  newly_mastered: 'Newly mastered',
  needs_review: 'Needs your review',
};

/** Most urgent first; good news never asks for the teacher. */
const URGENCY: readonly AlertKind[] = [
  'wheel_spinning',
  'sudden_drop',
  'rapid_guessing',
  'idle',
  'needs_review',
];

/** After "I helped", so many attempts show whether it worked. */
export const FOLLOW_UPS = 3;

/** What came of the help can be read for so long. */
const TOLD_MS = 24 * 3_600_000;

/**
 * An alert stays on the page while it is open; one that was helped while attempts are to come, and for a day after the
 * last of them. The server lists the same.
 */
export const isShown = ({ state, action, follow_up }: Alert, now = Date.now()): boolean => {
  if (state === 'raised') return true;
  if (action !== 'helped') return false;
  const last = follow_up[FOLLOW_UPS - 1];
  return last === undefined || Date.parse(last.at) > now - TOLD_MS;
};

export const isSnoozed = (alert: Alert, now: number): boolean =>
  alert.state === 'raised' && alert.snoozed_until !== null && Date.parse(alert.snoozed_until) > now;

export const isOpen = (alert: Alert, now: number): boolean =>
  alert.state === 'raised' && !isSnoozed(alert, now);

/** Whether it calls for the teacher now. */
export const asksForHelp = (alert: Alert, now: number): boolean =>
  isOpen(alert, now) && URGENCY.includes(alert.kind);

const NAMES_AT_MOST = 5;

/**
 * Who needs the teacher now: one alert a student, the most urgent kind first and within a kind the
 * one that waits longest. Nothing but a new or a closed alert moves a name.
 */
export function whoNeedsMe(alerts: readonly Alert[], now: number): Alert[] {
  const named = new Set<string>();
  return alerts
    .filter((alert) => asksForHelp(alert, now))
    .sort(byUrgency)
    .filter(({ student_id }) => !named.has(student_id) && named.add(student_id))
    .slice(0, NAMES_AT_MOST);
}

function byUrgency(a: Alert, b: Alert): number {
  return (
    URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) ||
    byTime(a.raised_at, b.raised_at) ||
    a.alert_id.localeCompare(b.alert_id)
  );
}

export const newestFirst = (alerts: readonly Alert[]): Alert[] =>
  [...alerts].sort(
    (a, b) => byTime(b.raised_at, a.raised_at) || a.alert_id.localeCompare(b.alert_id),
  );
