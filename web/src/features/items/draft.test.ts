import { expect, it } from 'vitest';
import type { Question } from '@/api/types';
import { chosenOf, moved, totalPoints, type Chosen } from './chosen';
import { draftOfQuestion, freshQuestion, nextOptionId, questionOf } from './draft';

const base = { question_id: 'new', question_text: 'Why?', concept_id: 'cells', points_possible: 2 };
const questions = [
  {
    ...base,
    question_type: 'multiple_choice',
    options: [
      { option_id: 'a', text: 'One' },
      { option_id: 'b', text: 'Two' },
    ],
    correct_answer: 'b',
  },
  {
    ...base,
    question_type: 'multiple_select',
    options: [
      { option_id: 'a', text: 'One' },
      { option_id: 'b', text: 'Two' },
    ],
    correct_answer: ['a', 'b'],
  },
  { ...base, question_type: 'true_false', correct_answer: false },
  { ...base, question_type: 'numeric', correct_answer: 2.5, tolerance: 0.1, unit: 'cm' },
  {
    ...base,
    question_type: 'matching',
    left: ['x', 'y'],
    right: ['1', '2', '3'],
    correct_answer: { x: '2', y: '1' },
  },
  {
    ...base,
    question_type: 'constructed_response',
    reference_answers: ['Because.', 'Therefore.'],
    rubric: { criteria: [{ criterion_id: 'c1', description: 'says so', points: 2 }] },
  },
] as unknown as Question[];

it.each(questions)('a question goes through the form unchanged: $question_type', (question) => {
  expect(questionOf(draftOfQuestion(question))).toEqual(question);
});

it('an empty line of a form is no option, and a new option gets a letter of its own', () => {
  const draft = freshQuestion('cells');
  expect(questionOf({ ...draft, question_type: 'multiple_select' })).toMatchObject({
    options: [],
    correct_answer: [],
  });
  expect(nextOptionId([{ option_id: 'a' }, { option_id: 'c' }])).toBe('b');
});

const one = (id: string, points: number | string) => ({ id, points }) as Chosen;

it('a question moves by one place and no further than the ends', () => {
  const list = [one('a', 1), one('b', 2), one('c', '')];
  expect(moved(list, 0, 1).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(moved(list, 2, -1).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  expect(moved(list, 0, -1)).toBe(list);
  expect(moved(list, 2, 1)).toBe(list);
  expect(totalPoints(list)).toBe(3);
});

it('a question that was copied from an item still knows it', () => {
  const [choice, own] = questions;
  const chosen = chosenOf({
    questions: [
      { ...choice, question_id: 'q1' },
      { ...own, question_id: 'q2' },
    ],
    items: [{ question_id: 'q1', item_id: 'itm_1', version: 3 }],
  } as Parameters<typeof chosenOf>[0]);
  expect(chosen.map(({ itemId, itemVersion }) => [itemId, itemVersion])).toEqual([
    ['itm_1', 3],
    [null, null],
  ]);
});
