import { expect, it } from 'vitest';
import type { Question } from '@/api/types';
import { answerWords } from './answerWords';

const question = (details: Partial<Question>): Question => ({
  question_id: 'q1',
  question_text: 'Which gas do plants take in?',
  question_type: 'multiple_choice',
  concept_id: 'photosynthesis',
  points_possible: 1,
  ...details,
});

const options = [
  { option_id: 'a', text: 'Oxygen' },
  { option_id: 'c', text: 'Carbon dioxide' },
];

it('says an answer in the words of the question', () => {
  expect(answerWords('c', question({ options }))).toBe('Answer: Carbon dioxide');
  expect(answerWords(['a', 'c'], question({ options }))).toBe('Answer: Oxygen, Carbon dioxide');
  expect(answerWords(true)).toBe('Answer: True');
  expect(answerWords(60, question({ unit: 'g' }))).toBe('Answer: 60 g');
  const numeric = question({ question_type: 'numeric', unit: 'kJ' });
  expect(answerWords('5000.0', numeric)).toBe('Answer: 5000 kJ');
  expect(answerWords('about 5', numeric)).toBe('Answer: about 5');
  expect(answerWords({ helicase: 'opens' })).toBe('Answer: helicase – opens');
});

it('leaves an answer as it was sent when its question is not known, and says when there is none', () => {
  expect(answerWords('c')).toBe('Answer: c');
  expect(answerWords('z', question({ options }))).toBe('Answer: z');
  expect(answerWords(0)).toBe('Answer: 0');
  for (const none of [null, undefined, '']) expect(answerWords(none)).toBe('No answer');
});
