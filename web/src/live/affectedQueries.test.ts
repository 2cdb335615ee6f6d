import { describe, expect, it } from 'vitest';
import { keys } from '@/api/keys';
import { affectedQueries } from './affectedQueries';
import type { AssignmentUpdate } from './events';

const update = (over: Partial<AssignmentUpdate>): AssignmentUpdate => ({
  type: 'assignment_update',
  offset: 7,
  timestamp: '2026-03-02T10:43:00Z',
  class_id: 'class_001',
  assignment_id: 'asg_1',
  assessment_id: 'asm_1',
  title: 'Leaf check',
  state: 'assigned',
  due: null,
  ...over,
});

describe('what an event makes old', () => {
  it('is the class’s list once, however many students get an assignment', () => {
    const events = [
      update({}),
      update({ student_id: 'student_001' }),
      update({ student_id: 'student_002' }),
    ];
    expect(events.flatMap(affectedQueries)).toEqual([
      keys.assignments('class_001'),
      keys.ownAssignments('student_001'),
      keys.ownAssignments('student_002'),
    ]);
  });

  it('is both lists when a student begins', () => {
    expect(affectedQueries(update({ student_id: 'student_001', state: 'begun' }))).toEqual([
      keys.assignments('class_001'),
      keys.ownAssignments('student_001'),
    ]);
  });

  it('is the time that a student has when what she takes is closed under her hands', () => {
    expect(affectedQueries(update({ student_id: 'student_001', state: 'closed' }))).toEqual([
      keys.ownAssignments('student_001'),
      keys.allAttempts,
    ]);
  });

  it('is the list of assessments when a co-teacher builds one, but never the form of one', () => {
    expect(
      affectedQueries({
        type: 'assessment_update',
        offset: 8,
        timestamp: '2026-03-02T10:43:00Z',
        class_id: 'class_001',
        assessment_id: 'asm_1',
        title: 'Leaf check',
        state: 'created',
      }),
    ).toEqual([keys.assessments('class_001')]);
  });
});
