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
  if (typeof answer === 'number') return figure(answer, question);
  if (typeof answer === 'string')
    return isFigure(answer, question) ? figure(Number(answer), question) : option(answer);
  if (Array.isArray(answer)) return answer.map(option).join(', ');
  return Object.entries(answer)
    .map(([left, right]) => `${left} – ${right}`)
    .join('; ');
}

const figure = (value: number, question?: Question) =>
  question?.unit ? `${value} ${question.unit}` : `${value}`;

/** Whether the text is a figure, as in an answer that was typed. */
const isFigure = (text: string, question?: Question) =>
  question?.question_type === 'numeric' && text.trim() !== '' && Number.isFinite(Number(text));
