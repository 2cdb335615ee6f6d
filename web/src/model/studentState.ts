import type { Alert, Dashboard, MasteryCell, Student } from '@/api/types';
import { DEVELOPING_FROM } from './level';

/** What a student is doing now, as far as the class's data can tell. */
export type StudentState =
  'on_track' | 'productive_struggle' | 'stuck' | 'rushing' | 'idle' | 'offline';

export const STATE_WORD: Record<StudentState, string> = {
  on_track: 'On track',
  productive_struggle: 'Productive struggle',
  stuck: 'Stuck',
  rushing: 'Rushing',
  idle: 'Idle',
  offline: 'Offline',
};

/** The order in which a teacher wants to see them. */
export const STATE_ORDER: readonly StudentState[] = [
  'stuck',
  'rushing',
  'idle',
  'productive_struggle',
  'on_track',
  'offline',
];

export interface StateSources {
  student: Student;
  alerts: readonly Alert[];
  cells: readonly MasteryCell[];
  online: boolean;
  idleMinutes: number;
  now: number;
}

/**
 * An open alert speaks first: it carries its own evidence and says what clears it. Then comes
 * whether she is here, whether she is doing something, and last how her work goes.
 */
export function stateOf({
  student,
  alerts,
  cells,
  online,
  idleMinutes,
  now,
}: StateSources): StudentState {
  const open = new Set(alerts.filter(({ state }) => state === 'raised').map(({ kind }) => kind));
  if (open.has('wheel_spinning')) return 'stuck';
  if (open.has('rapid_guessing')) return 'rushing';
  const quietMinutes =
    student.last_activity_at === null
      ? Number.POSITIVE_INFINITY
      : (now - Date.parse(student.last_activity_at)) / 60_000;
  const active = quietMinutes <= idleMinutes;
  if (!online && !active) return 'offline';
  if (open.has('idle') || !active) return 'idle';
  const struggling =
    open.has('sudden_drop') || cells.some(({ mastery }) => mastery < DEVELOPING_FROM);
  return struggling ? 'productive_struggle' : 'on_track';
}

export function statesOf(dashboard: Dashboard, now: number): Map<string, StudentState> {
  const online = new Set(dashboard.presence.students_online);
  return new Map(
    dashboard.students.map((student) => {
      const own = <T extends { student_id: string }>(rows: T[]) =>
        rows.filter(({ student_id }) => student_id === student.student_id);
      return [
        student.student_id,
        stateOf({
          student,
          alerts: own(dashboard.alerts),
          cells: own(dashboard.mastery),
          online: online.has(student.student_id),
          idleMinutes: dashboard.thresholds.idle_minutes,
          now,
        }),
      ];
    }),
  );
}
