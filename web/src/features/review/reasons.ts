import type { Review } from '@/api/types';

const WORDS: Record<string, string> = {
  no_key: 'No key to grade it with',
  not_read: 'In a language that the grader cannot read',
  low_confidence: 'The grader is not sure',
  graders_disagree: 'Two graders disagree',
  suspicious: 'It speaks to the grader',
  student_asked: 'The student asked for you',
};

/** Why an answer waits for a teacher. */
export function reasonWords({ grade }: Pick<Review, 'grade'>): string {
  if (grade.review_reason === null) return grade.decided ? 'Decided' : 'Graded';
  return WORDS[grade.review_reason] ?? 'Needs your look';
}
