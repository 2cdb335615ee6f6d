import { useMemo } from 'react';
import type { Student } from '@/api/types';
import { heldApart } from './names';
import { percent } from './percent';
import { usePreferences } from './preferences';

export interface Discretion {
  hidden: boolean;
  name: (studentId: string) => string;
  percent: (share: number | null) => string;
}

const HIDDEN_FIGURE = '––';

/** Names and figures as they may stand on the screen: hidden ones are not in the page at all. */
export function useDiscretion(students: readonly Student[]): Discretion {
  const { projector } = usePreferences();
  return useMemo(() => {
    const shown = new Map(
      students.map((student, index) => [
        student.student_id,
        projector ? `Student ${index + 1}` : heldApart(student.student_name),
      ]),
    );
    return {
      hidden: projector,
      name: (studentId) => shown.get(studentId) ?? 'A former student',
      percent: (share) => (projector ? HIDDEN_FIGURE : percent(share)),
    };
  }, [students, projector]);
}
