import { expect, it } from 'vitest';
import type { Review } from '@/api/types';
import { byQuestion } from './byQuestion';

const review = (grading_id: string, question_text: string) =>
  ({ grading_id, question_text }) as Review;

it('keeps a question together where one student asked first and others wait, hers before theirs', () => {
  const queue = [review('asked', 'B'), review('1', 'A'), review('2', 'A'), review('3', 'B')];
  expect(byQuestion(queue).map(({ grading_id }) => grading_id)).toEqual(['asked', '3', '1', '2']);
});
