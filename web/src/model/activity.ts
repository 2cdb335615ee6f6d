import type { Alert, AssessmentScore, Dashboard, LearningPath, MasteryCell } from '@/api/types';

/** Something that happened in the class, as the dashboard's own data tells it. */
export type Activity = { key: string; at: string; student_id: string } & (
  | { kind: 'score'; score: AssessmentScore }
  | { kind: 'mastery'; cell: MasteryCell }
  | { kind: 'alert'; alert: Alert }
  | { kind: 'recommendation'; path: LearningPath }
);

const SHOWN = 50;

/**
 * The newest happenings, made from the same picture as everything else: after a reload or a lost
 * connection the feed tells the same story.
 */
export function activityOf(dashboard: Dashboard): Activity[] {
  const all: Activity[] = [
    ...dashboard.latest_assessments.map((score) => ({
      key: score.grading_id,
      at: score.graded_at,
      student_id: score.student_id,
      kind: 'score' as const,
      score,
    })),
    ...dashboard.mastery.map((cell) => ({
      key: `${cell.student_id} ${cell.concept_id}`,
      at: cell.last_updated ?? '',
      student_id: cell.student_id,
      kind: 'mastery' as const,
      cell,
    })),
    ...dashboard.alerts.map((alert) => ({
      key: alert.alert_id,
      at: alert.raised_at,
      student_id: alert.student_id,
      kind: 'alert' as const,
      alert,
    })),
    ...dashboard.latest_recommendations.map((path) => ({
      key: path.path_id,
      at: path.generated_at,
      student_id: path.student_id,
      kind: 'recommendation' as const,
      path,
    })),
  ];
  return all.sort((a, b) => b.at.localeCompare(a.at)).slice(0, SHOWN);
}
