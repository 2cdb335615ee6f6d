import type { QuestionType } from '@/api/types';

export const TYPE_WORD: Record<QuestionType, string> = {
  multiple_choice: 'One of several',
  multiple_select: 'Several of several',
  true_false: 'True or false',
  numeric: 'Number',
  matching: 'Matching',
  constructed_response: 'Written answer',
};

export const TYPES = Object.entries(TYPE_WORD).map(([value, label]) => ({ value, label }));

export const LEVELS = [
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
  { value: 'unknown', label: 'Not known yet' },
];

export const points = (count: number) => (count === 1 ? '1 point' : `${count} points`);
