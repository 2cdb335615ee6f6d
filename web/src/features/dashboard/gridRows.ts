import type { Dashboard, MasteryCell, Student } from '@/api/types';
import { isOpen } from '@/model/alerts';
import { cellsByStudent, meanOf } from '@/model/classMastery';
import { levelOf, type Level } from '@/model/level';
import { STATE_ORDER, statesOf, type StudentState } from '@/model/studentState';

export interface GridRow {
  student: Student;
  name: string;
  state: StudentState;
  overall: number | null;
  cells: Map<string, MasteryCell>;
  /** The concepts that she is stuck on, by an open alert. */
  stuck: ReadonlySet<string>;
}

export type Show = 'all' | 'iep' | `state:${StudentState}` | `level:${Level}`;

const NO_CELLS = new Map<string, MasteryCell>();

export function gridRows(
  dashboard: Dashboard,
  nameOf: (studentId: string) => string,
  now: number,
): GridRow[] {
  const cells = cellsByStudent(dashboard);
  const states = statesOf(dashboard, now);
  const stuck = dashboard.alerts.filter(
    (alert) => alert.kind === 'wheel_spinning' && isOpen(alert, now),
  );
  return dashboard.students.map((student) => {
    const own = cells.get(student.student_id) ?? NO_CELLS;
    return {
      student,
      name: nameOf(student.student_id),
      state: states.get(student.student_id) ?? 'offline',
      overall: meanOf([...own.values()]),
      cells: own,
      stuck: new Set(
        stuck
          .filter(({ student_id }) => student_id === student.student_id)
          .flatMap(({ concept_id }) => concept_id ?? []),
      ),
    };
  });
}

export function isIncluded(row: GridRow, text: string, show: Show): boolean {
  if (!row.name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase())) return false;
  if (show === 'all') return true;
  if (show === 'iep') return row.student.has_iep;
  const [kind, value] = show.split(':');
  if (kind === 'state') return row.state === value;
  return row.overall !== null && levelOf(row.overall) === value;
}

export const byState = (a: GridRow, b: GridRow): number =>
  STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state);
