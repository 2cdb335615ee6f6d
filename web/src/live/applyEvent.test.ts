import { describe, expect, it } from 'vitest';
import type { Dashboard } from '@/api/types';
import { sampleAlert, sampleDashboard, samplePath } from '@/testing/sampleClass';
import { applyEvent, applyPresence } from './applyEvent';
import type { StreamEvent } from './events';
import { ModelServer } from '@/testing/ModelServer';

const start = sampleDashboard();
const positioned = { offset: 42, timestamp: '2026-03-02T10:43:00Z', class_id: 'class_001' };

describe('an event on the picture of a class', () => {
  it('replaces the one mastery cell that it is about and moves the position', () => {
    const after = applyEvent(start, {
      ...positioned,
      type: 'mastery_update',
      student_id: 'student_004',
      mastery_data: {
        concept_id: 'ecosystems',
        previous_mastery: 0.4,
        new_mastery: 0.66,
        level: 'developing',
        observations: 9,
        interval: { low: 0.5, high: 0.8 },
        last_updated: positioned.timestamp,
      },
    });
    expect(after.cursor).toEqual({ epoch: 'e1', offset: 42 });
    expect(after.mastery).toHaveLength(start.mastery.length);
    expect(after.mastery.find(isCell('student_004', 'ecosystems'))).toEqual({
      student_id: 'student_004',
      concept_id: 'ecosystems',
      mastery: 0.66,
      level: 'developing',
      observations: 9,
      interval: { low: 0.5, high: 0.8 },
      last_updated: positioned.timestamp,
    });
  });

  it('knows that a full second is earlier than a part of it later', () => {
    const graded = (grading_id: string, graded_at: string): StreamEvent => ({
      ...positioned,
      type: 'assessment_graded',
      student_id: 'student_001',
      assessment_data: {
        assessment_id: 'asm_1',
        grading_id,
        score_percentage: 50,
        total_points: 10,
        graded_at,
      },
    });
    const after = [
      graded('grd_1', '2026-03-02T11:00:00Z'),
      graded('grd_2', '2026-03-02T11:00:00.004Z'),
    ].reduce(applyEvent, start);
    expect(after.latest_assessments[0]?.grading_id).toBe('grd_2');
    expect(after.students.find(({ student_id }) => student_id === 'student_001')).toMatchObject({
      last_activity_at: '2026-03-02T11:00:00.004Z',
    });
  });

  it('keeps the newest fifty assessments, newest first, each once', () => {
    let dashboard: Dashboard = start;
    for (let turn = 0; turn < 60; turn += 1) {
      const event: StreamEvent = {
        ...positioned,
        offset: 42 + turn,
        type: 'assessment_graded',
        student_id: 'student_001',
        assessment_data: {
          assessment_id: 'asm_1',
          grading_id: `grd_${turn}`,
          score_percentage: 50,
          total_points: 10,
          graded_at: new Date(Date.parse('2026-03-02T11:00:00Z') + turn * 1_000).toISOString(),
        },
      };
      dashboard = applyEvent(applyEvent(dashboard, event), event);
    }
    expect(dashboard.latest_assessments).toHaveLength(50);
    expect(dashboard.latest_assessments[0]?.grading_id).toBe('grd_59');
    expect(dashboard.latest_assessments[49]?.grading_id).toBe('grd_10');
    expect(dashboard.students[0]?.last_activity_at).toBe('2026-03-02T11:00:59.000Z');
  });

  it('removes an alert that is dismissed or resolved', () => {
    for (const state of ['dismissed', 'resolved'] as const) {
      const after = applyEvent(start, {
        ...sampleAlert({ state, action: state === 'dismissed' ? 'dismiss' : null }),
        ...positioned,
        type: 'alert',
      });
      expect(after.alerts.map(({ alert_id }) => alert_id)).not.toContain('alert_1');
    }
  });

  it('keeps an alert that was helped for a day after its third attempt, which tells whether it worked', () => {
    const dayAgo = new Date(Date.now() - 25 * 3_600_000).toISOString();
    const helped = (attempts: number, at = new Date().toISOString()) =>
      applyEvent(start, {
        ...sampleAlert({
          state: 'dismissed',
          action: 'helped',
          follow_up: Array.from({ length: attempts }, () => ({
            concept_id: 'photosynthesis',
            credit: 1,
            at,
          })),
        }),
        ...positioned,
        type: 'alert',
      }).alerts.some(({ alert_id }) => alert_id === 'alert_1');
    expect([0, 1, 2, 3].map((attempts) => helped(attempts))).toEqual([true, true, true, true]);
    expect([2, 3].map((attempts) => helped(attempts, dayAgo))).toEqual([true, false]);
  });

  it('keeps nothing of the frame itself in an alert', () => {
    const after = applyEvent(start, {
      ...sampleAlert({ alert_id: 'alert_9' }),
      ...positioned,
      type: 'alert',
    });
    expect(after.alerts.at(-1)).toEqual(sampleAlert({ alert_id: 'alert_9' }));
  });

  it('replaces the recommendations of that student only', () => {
    const path = samplePath({ student_id: 'student_003', path_id: 'path_2' });
    const after = applyEvent(start, {
      ...positioned,
      type: 'recommendation_generated',
      student_id: 'student_003',
      recommendations: path,
    });
    expect(after.latest_recommendations).toEqual([path]);
  });

  it('merges what changed of a student and counts the class anew', () => {
    const after = applyEvent(start, {
      ...positioned,
      type: 'student_update',
      student_id: 'student_001',
      update_data: { has_iep: true },
    });
    expect(after.students[0]).toEqual({ ...start.students[0], has_iep: true });
    expect(after.class.iep_count).toBe((start.class.iep_count ?? 0) + 1);
  });

  it('leaves no trace of an erased student', () => {
    const after = applyEvent(start, {
      ...positioned,
      type: 'student_update',
      student_id: 'student_003',
      update_data: { erased: true },
    });
    expect(JSON.stringify(after)).not.toContain('student_003');
    expect(after.class.student_count).toBe(23);
  });

  it('only moves the position for an event of a kind that it does not know', () => {
    const event = { ...positioned, type: 'class_renamed' } as unknown as StreamEvent;
    expect(applyEvent(start, event)).toEqual({
      ...start,
      cursor: { epoch: 'e1', offset: 42 },
    });
  });

  it('takes presence without moving the position', () => {
    const presence = { ...start.presence, students_online: ['student_001'], students_count: 1 };
    expect(applyPresence(start, presence)).toEqual({ ...start, presence });
  });
});

describe('any run of events', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
    'leaves the page equal to a fresh load (run %i)',
    (seed) => {
      const server = new ModelServer(sampleDashboard(), seed);
      let page = server.snapshot();
      for (let turn = 0; turn < 200; turn += 1) {
        page = applyEvent(page, server.commit());
        expectSame(page, server);
      }
    },
  );
});

const isCell =
  (studentId: string, conceptId: string) => (cell: { student_id: string; concept_id: string }) =>
    cell.student_id === studentId && cell.concept_id === conceptId;

/** The same as a fresh load; erasures may have made the page's list of assessments end earlier. */
function expectSame(page: Dashboard, server: ModelServer) {
  const fresh = server.snapshot();
  const shown = page.latest_assessments.length;
  if (!server.erased) expect(shown).toBe(fresh.latest_assessments.length);
  const latest_assessments = fresh.latest_assessments.slice(0, shown);
  expect(inOrder(page)).toEqual(inOrder({ ...fresh, latest_assessments }));
}

/** Rows whose order means nothing, in one order. */
function inOrder(dashboard: Dashboard): Dashboard {
  const by = <T>(rows: T[], key: (row: T) => string) =>
    [...rows].sort((a, b) => key(a).localeCompare(key(b)));
  return {
    ...dashboard,
    mastery: by(dashboard.mastery, (cell) => `${cell.student_id} ${cell.concept_id}`),
    alerts: by(dashboard.alerts, ({ alert_id }) => alert_id),
    latest_recommendations: by(dashboard.latest_recommendations, ({ student_id }) => student_id),
    students: by(dashboard.students, ({ student_id }) => student_id),
  };
}
