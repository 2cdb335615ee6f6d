import type { Answer, Question } from '@/api/types';

/** An answer as people read it: an option's own words instead of its id, a figure with its unit. */
export function answerWords(answer: Answer | null | undefined, question?: Question): string {
  if (answer === null || answer === undefined || answer === '') return 'No answer';
  return `Answer: ${wordsOf(answer, question)}`;
}

/** The answer alone. */
export function wordsOf(answer: Answer, question?: Question): string {
  const option = (id: string) =>
    question?.options?.find(({ option_id }) => option_id === id)?.text ?? id;
  if (typeof answer === 'boolean') return answer ? 'True' : 'False';
  if (typeof answer === 'number')
    return question?.unit ? `${answer} ${question.unit}` : `${answer}`;
  if (typeof answer === 'string') return option(answer);
  if (Array.isArray(answer)) return answer.map(option).join(', ');
  return Object.entries(answer)
    .map(([left, right]) => `${left} – ${right}`)
    .join('; ');
}
