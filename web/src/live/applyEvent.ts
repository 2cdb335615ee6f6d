import type { Alert, AssessmentScore, Dashboard, Presence, Student } from '@/api/types';
import { isShown } from '@/model/alerts';
import { byTime } from '@/model/times';
import type { AlertEvent, MasteryUpdate, StreamEvent, StudentUpdate } from './events';

const LATEST_ASSESSMENTS = 50;

/**
 * The one place where an event changes the picture of a class. After any run of events the result
 * equals what the server would answer to a fresh load at that position (`generated_at` aside). Only
 * after a student is erased the list of latest assessments is shorter by hers, until the resync that
 * the server asks for: the older ones that move up were never part of the picture.
 */
export function applyEvent(dashboard: Dashboard, event: StreamEvent): Dashboard {
  const moved: Dashboard = {
    ...dashboard,
    cursor: { ...dashboard.cursor, offset: event.offset },
  };
  switch (event.type) {
    case 'assessment_graded': {
      const score = { student_id: event.student_id, ...event.assessment_data };
      return {
        ...moved,
        latest_assessments: withScore(moved.latest_assessments, score),
        students: withActivity(moved.students, event.student_id, score.graded_at),
      };
    }
    case 'mastery_update':
      return { ...moved, mastery: withMastery(moved, event) };
    case 'recommendation_generated':
      return {
        ...moved,
        latest_recommendations: [
          ...moved.latest_recommendations.filter((path) => path.student_id !== event.student_id),
          event.recommendations,
        ],
      };
    case 'student_update':
      return withStudent(moved, event);
    case 'alert':
      return { ...moved, alerts: withAlert(moved.alerts, event) };
    case 'pipeline_update':
    case 'assignment_update':
    case 'assessment_update':
    case 'class_update':
      return moved;
    default:
      // An event of a kind that a newer server knows: only the position moves.
      return moved;
  }
}

export function applyPresence(dashboard: Dashboard, presence: Presence): Dashboard {
  const { teachers, students_online, students_count, detection_seconds } = presence;
  return {
    ...dashboard,
    presence: { teachers, students_online, students_count, detection_seconds },
  };
}

function withScore(scores: AssessmentScore[], added: AssessmentScore): AssessmentScore[] {
  const { student_id, assessment_id, grading_id, score_percentage, total_points, graded_at } =
    added;
  const score = {
    student_id,
    assessment_id,
    grading_id,
    score_percentage,
    total_points,
    graded_at,
  };
  return [score, ...scores.filter((other) => other.grading_id !== grading_id)]
    .sort((a, b) => byTime(b.graded_at, a.graded_at) || b.grading_id.localeCompare(a.grading_id))
    .slice(0, LATEST_ASSESSMENTS);
}

function withActivity(students: Student[], studentId: string, at: string): Student[] {
  return students.map((student) =>
    student.student_id === studentId &&
    (student.last_activity_at === null || byTime(student.last_activity_at, at) < 0)
      ? { ...student, last_activity_at: at }
      : student,
  );
}

function withMastery({ mastery }: Dashboard, event: MasteryUpdate): Dashboard['mastery'] {
  const { concept_id, new_mastery, level, observations, interval, last_updated } =
    event.mastery_data;
  const cell = {
    student_id: event.student_id,
    concept_id,
    mastery: new_mastery,
    level,
    observations,
    interval,
    last_updated,
  };
  const at = mastery.findIndex(
    (other) => other.student_id === cell.student_id && other.concept_id === concept_id,
  );
  // The only answer on it turned out to say nothing: a figure without evidence is shown nowhere.
  if (observations === 0) return mastery.filter((_, index) => index !== at);
  return at < 0 ? [...mastery, cell] : mastery.with(at, cell);
}

function withAlert(alerts: Alert[], event: AlertEvent): Alert[] {
  const { type: _type, offset: _offset, timestamp: _timestamp, ...alert } = event;
  const others = alerts.filter((other) => other.alert_id !== alert.alert_id);
  return isShown(alert) ? [...others, alert] : others;
}

function withStudent(dashboard: Dashboard, event: StudentUpdate): Dashboard {
  const { erased, ...changed } = event.update_data;
  const without = <T extends { student_id: string }>(rows: T[]): T[] =>
    rows.filter((row) => row.student_id !== event.student_id);
  if (erased === true) {
    return counted({
      ...dashboard,
      students: without(dashboard.students),
      mastery: without(dashboard.mastery),
      latest_assessments: without(dashboard.latest_assessments),
      latest_recommendations: without(dashboard.latest_recommendations),
      alerts: without(dashboard.alerts),
      presence: {
        ...dashboard.presence,
        students_online: dashboard.presence.students_online.filter((id) => id !== event.student_id),
      },
    });
  }
  const known = dashboard.students.some(({ student_id }) => student_id === event.student_id);
  const students = known
    ? dashboard.students.map((student) =>
        student.student_id === event.student_id ? { ...student, ...changed } : student,
      )
    : [...dashboard.students, { ...blank(event.student_id), ...changed }];
  return counted({ ...dashboard, students });
}

function blank(studentId: string): Student {
  return {
    student_id: studentId,
    student_name: studentId,
    grade_level: 0,
    reading_level: null,
    has_iep: false,
    class_ids: [],
    accommodations: [],
    created_at: '',
    updated_at: '',
    last_activity_at: null,
  };
}

function counted(dashboard: Dashboard): Dashboard {
  return {
    ...dashboard,
    class: {
      ...dashboard.class,
      student_count: dashboard.students.length,
      iep_count: dashboard.students.filter(({ has_iep }) => has_iep).length,
    },
  };
}
