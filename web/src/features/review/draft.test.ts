import { expect, it } from 'vitest';
import type { Review } from '@/api/types';
import { decisionOf, emptyDraft, isChanged, isUngraded } from './draft';

const review = (review_reason: string | null): Review =>
  ({
    grading_id: 'grd_1',
    question_id: 'q1',
    version: 0,
    grade: {
      points_earned: 0,
      points_possible: 4,
      feedback: 'There is no reference answer for this question, so your teacher will grade it.',
      review_reason,
      criteria: [],
      decided: false,
    },
  }) as unknown as Review;

it.each(['no_key', 'not_read'])(
  'no longer tells a student that her teacher will grade what she has graded: %s',
  (reason) => {
    const waiting = review(reason);
    expect(isUngraded(waiting)).toBe(true);
    const draft = emptyDraft(waiting);
    expect(isChanged(draft, waiting)).toBe(false);
    expect(decisionOf({ ...draft, points: 3 }, waiting, false)).toMatchObject({
      points: 3,
      feedback: 'Graded by your teacher.',
    });
  },
);

it('keeps the feedback of a grade that she accepts', () => {
  const unsure = review('low_confidence');
  expect(decisionOf(emptyDraft(unsure), unsure, false)).not.toHaveProperty('feedback');
});
