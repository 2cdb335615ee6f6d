/** The shapes of the API, as the server answers them. */

export type Role = 'admin' | 'teacher' | 'student';

export interface Session {
  user_id: string;
  display_name: string;
  role: Role;
  student_id?: string | null;
  home_class_id?: string | null;
  expires_at: string;
  demo: boolean;
}

export interface SessionAnswer {
  session: Session | null;
  demo_mode: boolean;
}

export interface Teacher {
  user_id: string;
  display_name: string;
}

export interface ClassSummary {
  class_id: string;
  class_name: string;
  subject: string;
  grade_level: number | string;
  student_count: number;
  iep_count: number;
  teachers: Teacher[];
}

export interface Cursor {
  epoch: string;
  offset: number;
}

export type Thresholds = Partial<
  Record<'wheel_spinning_opportunities' | 'sudden_drop' | 'rapid_seconds' | 'idle_minutes', number>
>;

export interface Concept {
  concept_id: string;
  concept_name: string;
  position: number;
  prerequisites: string[];
}

export interface Accommodation {
  code: string;
  label: string;
  automatic: boolean;
  detail: string;
}

export interface Student {
  student_id: string;
  student_name: string;
  grade_level: number | string;
  reading_level: number | string | null;
  has_iep: boolean;
  accommodations: Accommodation[];
  last_activity_at: string | null;
}

export interface Interval {
  low: number;
  high: number;
}

export interface MasteryCell {
  student_id: string;
  concept_id: string;
  mastery: number;
  observations: number;
  interval?: Interval | null;
  last_updated: string;
}

export interface AssessmentScore {
  student_id: string;
  assessment_id: string;
  grading_id: string;
  score_percentage: number;
  total_points: number;
  graded_at: string;
}

export type AlertKind =
  'wheel_spinning' | 'sudden_drop' | 'rapid_guessing' | 'idle' | 'newly_mastered' | 'needs_review';

export interface FollowUp {
  concept_id: string | null;
  credit: number;
  at: string;
}

export interface Alert {
  alert_id: string;
  class_id: string;
  student_id: string;
  concept_id: string | null;
  kind: AlertKind;
  evidence: string;
  clears_when: string;
  state: 'raised' | 'dismissed' | 'resolved';
  raised_at: string;
  closed_at: string | null;
  closed_by: string | null;
  action: 'dismiss' | 'snooze' | 'helped' | null;
  note: string | null;
  snoozed_until: string | null;
  follow_up: FollowUp[];
}

export type AlertAction = 'dismiss' | 'snooze' | 'helped' | 'undo';

export type Group = 'advanced' | 'on_track' | 'needs_support';

export interface NextConcept {
  concept_id: string;
  concept_name: string;
  current_mastery: number;
  target_mastery: number;
  in_zpd: boolean;
  priority: number | string;
  recommended_activities: string[];
  estimated_time_minutes: number;
  reason: string;
}

export interface LearningPath {
  path_id: string;
  student_id: string;
  student_name: string;
  personalization_level: string | number;
  overall_mastery: number;
  mastered_concepts: string[];
  developing_concepts: string[];
  struggling_concepts: string[];
  next_concepts: NextConcept[];
  recommendations: string[];
  zpd_recommendations: string[];
  review_concepts: string[];
  extension_concepts: string[];
  similar_students: string[];
  suggested_group: Group;
  generated_at: string;
}

export interface Presence {
  teachers: Teacher[];
  students_online: string[];
  students_count: number;
  detection_seconds: number;
}

export interface Dashboard {
  cursor: Cursor;
  generated_at: string;
  class: ClassSummary;
  thresholds: Thresholds;
  concepts: Concept[];
  students: Student[];
  mastery: MasteryCell[];
  latest_assessments: AssessmentScore[];
  latest_recommendations: LearningPath[];
  alerts: Alert[];
  presence: Presence;
}

export interface MasteryRecord extends Omit<MasteryCell, 'student_id'> {
  concept_name: string;
  level: 'mastered' | 'developing' | 'struggling';
  parameters: { p_init: number; p_learn: number; p_guess: number; p_slip: number };
  model_version: string;
}

export interface MasteryChange {
  at: string;
  previous_mastery: number;
  new_mastery: number;
  credit: number;
  cause: { kind: string; grading_id?: string; assessment_id?: string; question_id?: string };
}

export interface Explanation {
  concept_id: string;
  mastery: number;
  summary: string;
  inputs: unknown[];
  what_would_change: string;
  model_version: string;
}

export interface Iep {
  student_id: string;
  primary_disability: string;
  accommodations: Accommodation[];
  goals: { goal: string; target_date?: string | null }[];
  review_date: string | null;
  updated_at: string;
}

export type QuestionType =
  | 'multiple_choice'
  | 'true_false'
  | 'multiple_select'
  | 'numeric'
  | 'matching'
  | 'constructed_response';

export interface Question {
  question_id: string;
  question_text: string;
  question_type: QuestionType;
  concept_id: string;
  points_possible: number;
  options?: { option_id: string; text: string }[] | null;
  left?: string[] | null;
  right?: string[] | null;
  unit?: string | null;
}

export interface AssessmentSummary {
  assessment_id: string;
  title: string;
  class_id: string;
  concept_ids: string[];
  question_count: number;
  time_limit_minutes: number | null;
  adjusted_time_limit_minutes?: number | null;
}

export interface Assessment extends AssessmentSummary {
  questions: Question[];
}

export type Answer = string | number | boolean | string[] | Record<string, string>;

export interface AnswerSent {
  question_id: string;
  answer: Answer;
  response_time_ms?: number;
}

export interface QuestionResult {
  question_id: string;
  concept_id: string;
  points_earned: number;
  points_possible: number;
  correct: boolean | null;
  feedback: string;
  graded_by: string;
  confidence: number;
  needs_review: boolean;
  question_text?: string | null;
  question_type?: QuestionType | null;
  answer?: Answer | null;
}

export interface GradedAssessment {
  grading_id: string;
  submission_id: string;
  student_id: string;
  assessment_id: string;
  total_points_earned: number;
  total_points_possible: number;
  score_percentage: number;
  question_results: QuestionResult[];
  mastery: { concept_id: string; previous_mastery: number; new_mastery: number }[];
  graded_at: string;
}

export interface AssessmentHistoryItem {
  grading_id: string;
  submission_id: string;
  assessment_id: string;
  title: string | null;
  score_percentage: number;
  total_points_earned: number;
  total_points_possible: number;
  graded_at: string;
  needs_review: boolean;
}

export interface PlanStudent {
  student_id: string;
  student_name: string;
  reason?: string;
}

export interface PlanConcept {
  concept_id: string;
  concept_name: string;
  class_mastery: number;
  reason: string;
}

export interface SmallGroup {
  concept_id: string;
  concept_name: string;
  students: PlanStudent[];
  reason: string;
  helper: PlanStudent | null;
}

export interface Plan {
  plan_id: string;
  class_id: string;
  class_name: string;
  generated_at: string;
  concept_ids: string[];
  class_mastery: Record<string, number>;
  groups: { group: Group; students: PlanStudent[] }[];
  small_groups: SmallGroup[];
  reteach: PlanConcept[];
  extend: PlanConcept[];
  paths: LearningPath[];
}

export type JobStatus = 'queued' | 'running' | 'complete' | 'failed' | 'cancelled';

export interface Job {
  job_id: string;
  kind: string;
  class_id: string;
  status: JobStatus;
  stage: string | null;
  stages: string[];
  completed_stages: string[];
  progress: number;
  message: string | null;
  error: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  result: { plan_id: string } | null;
}
