import type { Alert, Dashboard } from '@/api/types';
import type { StreamEvent } from '@/live/events';
import { levelOf } from '@/model/level';
import { sampleAlert, samplePath } from './sampleClass';

/**
 * A server small enough to be read: it changes its own tables, says what it did as an event, and
 * answers a picture made from the tables alone.
 */
export class ModelServer {
  /** Whether any student was erased so far. */
  erased = false;
  private readonly scores: Dashboard['latest_assessments'];
  private readonly alerts: Alert[];
  private offset: number;
  private time = Date.parse('2026-03-02T11:00:00Z');

  constructor(
    private readonly tables: Dashboard,
    private seed: number,
  ) {
    this.scores = [...tables.latest_assessments];
    this.alerts = [...tables.alerts];
    this.offset = tables.cursor.offset;
  }

  snapshot(): Dashboard {
    const { students } = this.tables;
    return structuredClone({
      ...this.tables,
      cursor: { epoch: this.tables.cursor.epoch, offset: this.offset },
      class: {
        ...this.tables.class,
        student_count: students.length,
        iep_count: students.filter(({ has_iep }) => has_iep).length,
      },
      latest_assessments: [...this.scores]
        .sort((a, b) => b.graded_at.localeCompare(a.graded_at))
        .slice(0, 50),
      alerts: this.alerts.filter(
        ({ state, action, follow_up }) =>
          state === 'raised' || (action === 'helped' && follow_up.length < 3),
      ),
    });
  }

  /** One change and the event that tells it. */
  commit(): StreamEvent {
    this.offset += 1;
    this.time += 1_000;
    const student = this.pick(this.tables.students);
    const frame = {
      offset: this.offset,
      timestamp: new Date(this.time).toISOString(),
      class_id: 'class_001',
      student_id: student.student_id,
    };
    const kind = this.random();
    if (kind < 0.3) return this.grade(frame);
    if (kind < 0.6) return this.trace(frame);
    if (kind < 0.75) return this.raise(frame);
    if (kind < 0.88) return this.act(frame);
    if (kind < 0.93) return this.recommend(frame);
    if (kind < 0.985 || this.tables.students.length < 5) return this.rename(frame);
    return this.erase(frame);
  }

  private grade(frame: Frame): StreamEvent {
    const assessment_data = {
      assessment_id: 'asm_1',
      grading_id: `grd_${frame.offset}`,
      score_percentage: Math.round(this.random() * 100),
      total_points: 10,
      graded_at: frame.timestamp,
    };
    this.scores.push({ student_id: frame.student_id, ...assessment_data });
    this.change(frame.student_id, { last_activity_at: frame.timestamp });
    return { ...frame, type: 'assessment_graded', assessment_data };
  }

  private trace(frame: Frame): StreamEvent {
    const concept = this.pick(this.tables.concepts);
    const at = this.tables.mastery.findIndex(
      (cell) => cell.student_id === frame.student_id && cell.concept_id === concept.concept_id,
    );
    const before = this.tables.mastery[at];
    const mastery = this.random();
    const cell = {
      student_id: frame.student_id,
      concept_id: concept.concept_id,
      mastery,
      level: levelOf(mastery),
      observations: (before?.observations ?? 0) + 1,
      interval: { low: mastery / 2, high: (1 + mastery) / 2 },
      last_updated: frame.timestamp,
    };
    if (at < 0) this.tables.mastery.push(cell);
    else this.tables.mastery[at] = cell;
    return {
      ...frame,
      type: 'mastery_update',
      mastery_data: {
        concept_id: cell.concept_id,
        previous_mastery: before?.mastery ?? 0.2,
        new_mastery: mastery,
        level: cell.level,
        observations: cell.observations,
        interval: cell.interval,
        last_updated: cell.last_updated,
      },
    };
  }

  private raise(frame: Frame): StreamEvent {
    const alert = sampleAlert({
      alert_id: `alert_${frame.offset}`,
      student_id: frame.student_id,
      raised_at: frame.timestamp,
    });
    this.alerts.push(alert);
    return { ...alert, ...frame, type: 'alert' };
  }

  private act(frame: Frame): StreamEvent {
    const at = Math.floor(this.random() * this.alerts.length);
    const before = this.alerts[at];
    if (before === undefined) return this.raise(frame);
    const alert: Alert = { ...before, ...this.action(before, frame.timestamp) };
    this.alerts[at] = alert;
    return { ...alert, ...frame, student_id: alert.student_id, type: 'alert' };
  }

  private action(before: Alert, at: string): Partial<Alert> {
    if (before.action === 'helped') {
      const attempt = { concept_id: before.concept_id, credit: 1, at };
      return { follow_up: [...before.follow_up, attempt].slice(0, 3) };
    }
    const closed = { closed_at: at, closed_by: 'Ms. Rivera' };
    return this.pick<Partial<Alert>>([
      { ...closed, state: 'dismissed', action: 'dismiss' },
      { ...closed, state: 'dismissed', action: 'helped' },
      { ...closed, state: 'resolved' },
      { state: 'raised', action: 'snooze', snoozed_until: at },
      { state: 'raised', action: null, closed_at: null, closed_by: null, snoozed_until: null },
    ]);
  }

  private recommend(frame: Frame): StreamEvent {
    const path = samplePath({
      path_id: `path_${frame.offset}`,
      student_id: frame.student_id,
      generated_at: frame.timestamp,
    });
    const rows = this.tables.latest_recommendations;
    this.tables.latest_recommendations = [
      ...rows.filter(({ student_id }) => student_id !== frame.student_id),
      path,
    ];
    return { ...frame, type: 'recommendation_generated', recommendations: path };
  }

  private rename(frame: Frame): StreamEvent {
    const update_data = {
      reading_level: `grade ${frame.offset % 12}`,
      has_iep: this.random() < 0.3,
    };
    this.change(frame.student_id, update_data);
    return { ...frame, type: 'student_update', update_data };
  }

  private erase(frame: Frame): StreamEvent {
    this.erased = true;
    const others = ({ student_id }: { student_id: string }) => student_id !== frame.student_id;
    const { tables } = this;
    tables.students = tables.students.filter(others);
    tables.mastery = tables.mastery.filter(others);
    tables.latest_recommendations = tables.latest_recommendations.filter(others);
    tables.presence.students_online = tables.presence.students_online.filter(
      (id) => id !== frame.student_id,
    );
    this.scores.splice(0, this.scores.length, ...this.scores.filter(others));
    this.alerts.splice(0, this.alerts.length, ...this.alerts.filter(others));
    return { ...frame, type: 'student_update', update_data: { erased: true } };
  }

  private change(studentId: string, fields: Partial<Dashboard['students'][number]>): void {
    this.tables.students = this.tables.students.map((student) =>
      student.student_id === studentId ? { ...student, ...fields } : student,
    );
  }

  private pick<T>(rows: readonly T[]): T {
    const row = rows[Math.floor(this.random() * rows.length)];
    if (row === undefined) throw new Error('nothing to pick from');
    return row;
  }

  /** Repeatable: a linear congruential generator. */
  private random(): number {
    this.seed = (this.seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return this.seed / 4_294_967_296;
  }
}

interface Frame {
  offset: number;
  timestamp: string;
  class_id: string;
  student_id: string;
}
