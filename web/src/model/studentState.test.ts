import { levelOf } from './level';
import { describe, expect, it } from 'vitest';
import { SAMPLE_NOW, sampleAlert, sampleDashboard, sampleStudents } from '@/testing/sampleClass';
import { STATE_ORDER, stateOf, statesOf, type StateSources } from './studentState';

const [student] = sampleStudents();
if (student === undefined) throw new Error('the sample has no students');

const now = SAMPLE_NOW;
const working: StateSources = {
  student: { ...student, last_activity_at: new Date(now - 60_000).toISOString() },
  alerts: [],
  cells: [],
  online: true,
  idleMinutes: 5,
  now,
};
const cell = (mastery: number) => ({
  student_id: student.student_id,
  concept_id: 'ecosystems',
  mastery,
  level: levelOf(mastery),
  observations: 4,
  interval: { low: 0, high: 1 },
  last_updated: '2026-03-02T10:00:00Z',
});

describe('what a student is doing', () => {
  it('is on track when she works and nothing is hard', () => {
    expect(stateOf({ ...working, cells: [cell(0.6)] })).toBe('on_track');
  });

  it('is a productive struggle when she works on something that is still hard', () => {
    expect(stateOf({ ...working, cells: [cell(0.3)] })).toBe('productive_struggle');
    expect(stateOf({ ...working, alerts: [sampleAlert({ kind: 'sudden_drop' })] })).toBe(
      'productive_struggle',
    );
  });

  it('is stuck or rushing by an open alert, whatever else is known', () => {
    expect(stateOf({ ...working, online: false, alerts: [sampleAlert()] })).toBe('stuck');
    expect(stateOf({ ...working, alerts: [sampleAlert({ kind: 'rapid_guessing' })] })).toBe(
      'rushing',
    );
  });

  it('is not stuck by an alert that a teacher has closed', () => {
    const closed = sampleAlert({ state: 'dismissed', action: 'helped' });
    expect(stateOf({ ...working, alerts: [closed] })).toBe('on_track');
  });

  it('is idle when she is here and has done nothing for longer than the threshold', () => {
    const quiet = { ...student, last_activity_at: new Date(now - 6 * 60_000).toISOString() };
    expect(stateOf({ ...working, student: quiet })).toBe('idle');
    expect(stateOf({ ...working, student: { ...student, last_activity_at: null } })).toBe('idle');
  });

  it('is offline when she is neither on the page nor handing anything in', () => {
    const gone = { ...student, last_activity_at: null };
    expect(stateOf({ ...working, student: gone, online: false })).toBe('offline');
  });

  it('is known for every student of a class', () => {
    const dashboard = sampleDashboard();
    const states = statesOf(dashboard, now);
    expect(states.size).toBe(dashboard.students.length);
    expect([...states.values()].every((state) => STATE_ORDER.includes(state))).toBe(true);
  });
});
