import type { QueryKey } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { AssignmentUpdate, StreamEvent } from './events';

/**
 * Details of one student or job that an event makes old and does not carry itself (a history's
 * credit, a result's questions). Only those on the screen are read again.
 */
export function affectedQueries(event: StreamEvent): QueryKey[] {
  switch (event.type) {
    case 'assessment_graded':
      return [
        keys.assessmentHistory(event.student_id),
        keys.applied(event.student_id),
        keys.result(event.student_id, event.assessment_data.assessment_id),
        keys.reviews(event.class_id),
        keys.worked(event.class_id),
        keys.assignments(event.class_id),
        keys.ownAssignments(event.student_id),
      ];
    case 'mastery_update': {
      const { concept_id } = event.mastery_data;
      return [
        keys.masteryHistory(event.student_id, concept_id),
        keys.explanation(event.student_id, concept_id),
        keys.next(event.student_id),
      ];
    }
    case 'student_update':
      return event.update_data.erased === true
        ? []
        : [keys.iep(event.student_id), keys.ownAssignments(event.student_id)];
    case 'assignment_update':
      return assignmentLists(event);
    case 'assessment_update':
      return [keys.assessments(event.class_id)];
    case 'pipeline_update':
      // A co-teacher's job is first heard of when it is queued; a done one has its result to read.
      return event.status === 'running'
        ? []
        : [keys.job(event.job_id), keys.jobs(event.class_id), keys.allCorrections];
    default:
      return [];
  }
}

/**
 * What concerns many students comes once for the class and once for each of them: the class's list is
 * read again for the first alone, and for what one of them did.
 */
function assignmentLists(event: AssignmentUpdate): QueryKey[] {
  const { class_id, student_id, state } = event;
  if (student_id === undefined) return [keys.assignments(class_id)];
  const own = [
    keys.ownAssignments(student_id),
    // How long she has for what she is taking at this moment.
    ...(state === 'begun' || state === 'assigned' ? [] : [keys.allAttempts]),
  ];
  return state === 'begun' || state === 'extended' ? [keys.assignments(class_id), ...own] : own;
}
