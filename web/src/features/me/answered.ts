import type { Answer } from '@/api/types';

export const isAnswered = (answer: Answer | null | undefined): boolean => {
  if (answer === undefined || answer === null || answer === '') return false;
  return typeof answer !== 'object' || Object.keys(answer).length > 0;
};
