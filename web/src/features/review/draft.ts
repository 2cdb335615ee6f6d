import type { Decision, Review } from '@/api/types';

/** What a teacher has changed of a grade and not saved yet. */
export interface Draft {
  points: number | null;
  criteria: Record<string, number>;
  /** Null while she has written nothing herself. */
  feedback: string | null;
  reason: string;
}

export const EMPTY_DRAFT: Draft = { points: null, criteria: {}, feedback: null, reason: '' };

/** Nobody has judged it yet: there is no grade to accept. */
export const isUngraded = ({ grade }: Review) =>
  !grade.decided && (grade.review_reason === 'no_key' || grade.review_reason === 'not_read');

const BY_HER = 'Your teacher graded this answer.';

/** What the server tells the student if the teacher writes nothing: words about a grade go with it. */
function unwritten({ points, criteria }: Draft, { grade }: Review): string {
  const stays =
    (points === null || points === grade.points_earned) && Object.keys(criteria).length === 0;
  return stays && !grade.feedback.includes('our teacher will ') ? grade.feedback : BY_HER;
}

/** What the student will read. */
export const feedbackOf = (draft: Draft, review: Review): string =>
  draft.feedback ?? unwritten(draft, review);

export const isChanged = (draft: Draft, review: Review) =>
  draft.points !== null ||
  Object.keys(draft.criteria).length > 0 ||
  feedbackOf(draft, review).trim() !== unwritten(draft, review).trim();

/** The points as they would be with the draft; those of criteria count by their share. */
export function pointsOf(draft: Draft, { grade }: Review): number {
  if (draft.points !== null) return draft.points;
  if (Object.keys(draft.criteria).length === 0) return grade.points_earned;
  const earned = grade.criteria.reduce(
    (sum, line) => sum + (draft.criteria[line.criterion_id] ?? line.points),
    0,
  );
  const possible = grade.criteria.reduce((sum, line) => sum + line.possible, 0);
  return Math.min(1, earned / possible) * grade.points_possible;
}

export function decisionOf(draft: Draft, review: Review, alike: boolean): Decision {
  const feedback = feedbackOf(draft, review).trim();
  return {
    grading_id: review.grading_id,
    question_id: review.question_id,
    version: review.version,
    ...(draft.points === null ? {} : { points: draft.points }),
    ...(draft.points !== null || Object.keys(draft.criteria).length === 0
      ? {}
      : {
          criteria: Object.entries(draft.criteria).map(([criterion_id, points]) => ({
            criterion_id,
            points,
          })),
        }),
    ...(feedback === '' || feedback === unwritten(draft, review).trim() ? {} : { feedback }),
    ...(draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() }),
    ...(alike ? { alike } : {}),
  };
}
