import type {
  Alert,
  AssessmentScore,
  Cursor,
  JobStatus,
  LearningPath,
  MasteryCell,
  Presence,
  Student,
} from '@/api/types';

interface Positioned {
  offset: number;
  timestamp: string;
  class_id: string;
}

interface AssessmentGraded extends Positioned {
  type: 'assessment_graded';
  student_id: string;
  assessment_data: Omit<AssessmentScore, 'student_id'>;
}

export interface MasteryUpdate extends Positioned {
  type: 'mastery_update';
  student_id: string;
  mastery_data: Omit<MasteryCell, 'student_id' | 'mastery' | 'last_updated'> & {
    previous_mastery: number;
    new_mastery: number;
    last_updated: string | null;
  };
}

interface RecommendationGenerated extends Positioned {
  type: 'recommendation_generated';
  student_id: string;
  recommendations: LearningPath;
}

export interface StudentUpdate extends Positioned {
  type: 'student_update';
  student_id: string;
  update_data: Partial<Student> & { erased?: boolean };
}

export interface PipelineUpdate extends Positioned {
  type: 'pipeline_update';
  job_id: string;
  stage: string | null;
  stage_status: string;
  completed_stages: string[];
  progress: number;
  status: JobStatus;
  message: string;
  error?: string | null;
}

export interface AlertEvent extends Positioned, Omit<Alert, 'class_id'> {
  type: 'alert';
}

/** With a student it is about her alone, and her own channel shows it; without, about the class. */
export interface AssignmentUpdate extends Positioned {
  type: 'assignment_update';
  student_id?: string;
  assignment_id: string;
  assessment_id: string;
  title: string;
  state: 'assigned' | 'changed' | 'closed' | 'withdrawn' | 'begun' | 'extended';
  due: string | null;
}

export interface AssessmentUpdate extends Positioned {
  type: 'assessment_update';
  assessment_id: string;
  title: string;
  state: 'created' | 'changed' | 'archived';
}

/** The class has another name, grade, other concepts or teachers, is archived or in use again: its picture is read anew. */
interface ClassUpdate extends Positioned {
  type: 'class_update';
  updated_at: string;
}

/** What stands in a class's stream, each at its own offset. */
export type StreamEvent =
  | AssessmentGraded
  | MasteryUpdate
  | RecommendationGenerated
  | StudentUpdate
  | PipelineUpdate
  | AlertEvent
  | AssignmentUpdate
  | AssessmentUpdate
  | ClassUpdate;

export interface ConnectionConfirmed {
  type: 'connection_confirmed';
  timestamp: string;
  cursor: Cursor;
  resumed?: boolean;
  replayed?: number;
  ping_interval_ms?: number;
  reconnect?: ReconnectHints;
}

export interface ReconnectHints {
  first_jitter_ms: number;
  max_ms: number;
}

export interface PresenceFrame extends Presence {
  type: 'presence';
  timestamp: string;
}

/** Frames that belong to the connection and have no place in the stream. */
export type ControlFrame =
  | ConnectionConfirmed
  | PresenceFrame
  | { type: 'pong' }
  | { type: 'resync_required'; reason: string; cursor: Cursor }
  | { type: 'server_draining'; reconnect_in_ms: number }
  | { type: 'error'; code: string | number; detail: string };

export type Frame = StreamEvent | ControlFrame;

const POSITIONED = new Set([
  'assessment_graded',
  'mastery_update',
  'recommendation_generated',
  'student_update',
  'pipeline_update',
  'alert',
  'assignment_update',
  'assessment_update',
  'class_update',
]);

/** An event of a kind that this page does not know yet still moves the position. */
export function isStreamEvent(frame: { type: string; offset?: unknown }): frame is StreamEvent {
  return POSITIONED.has(frame.type) || typeof frame.offset === 'number';
}
