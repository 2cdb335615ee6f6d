import type { Review } from '@/api/types';

/** Which answer: the question of a grading. */
export type Place = Pick<Review, 'grading_id' | 'question_id'>;

export const isAt =
  (place: Place | null) =>
  ({ grading_id, question_id }: Place): boolean =>
    grading_id === place?.grading_id && question_id === place.question_id;
