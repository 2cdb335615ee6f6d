import { expect, it } from 'vitest';
import type { Review } from '@/api/types';
import { decisionOf, EMPTY_DRAFT, feedbackOf, isChanged, isUngraded } from './draft';

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
    expect(isChanged(EMPTY_DRAFT, waiting)).toBe(false);
    expect(feedbackOf(EMPTY_DRAFT, waiting)).toBe('Your teacher graded this answer.');
    const decision = decisionOf({ ...EMPTY_DRAFT, points: 3 }, waiting, false);
    expect(decision).toMatchObject({ points: 3 });
    // The server says the same by itself.
    expect(decision).not.toHaveProperty('feedback');
  },
);

const unsure = (): Review => {
  const waiting = review('low_confidence');
  return { ...waiting, grade: { ...waiting.grade, feedback: 'Part of it is there.' } };
};

it('keeps the feedback of a grade that she accepts', () => {
  expect(feedbackOf(EMPTY_DRAFT, unsure())).toBe('Part of it is there.');
  expect(decisionOf(EMPTY_DRAFT, unsure(), false)).not.toHaveProperty('feedback');
});

it('shows what the student will read once the points are others, not what was said about the old ones', () => {
  const full = { ...EMPTY_DRAFT, points: 4 };
  expect(feedbackOf(full, unsure())).toBe('Your teacher graded this answer.');
  expect(decisionOf(full, unsure(), false)).not.toHaveProperty('feedback');
  expect(feedbackOf({ ...EMPTY_DRAFT, criteria: { gas: 1 } }, unsure())).toBe(
    'Your teacher graded this answer.',
  );
  expect(feedbackOf({ ...EMPTY_DRAFT, points: 0 }, unsure())).toBe('Part of it is there.');
});

it('sends the old words beside other points if she wrote them there herself', () => {
  const draft = { ...EMPTY_DRAFT, points: 1, feedback: 'Part of it is there.' };
  expect(decisionOf(draft, unsure(), false)).toMatchObject({ feedback: 'Part of it is there.' });
});
