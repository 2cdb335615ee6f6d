import type { Answer, Question } from '@/api/types';

/** What a cell says: an answer, nothing, or why it cannot be one. */
export type Read = { answer: Answer } | { answer: null } | { problem: string };

const TRUE = new Set(['true', 't', 'yes', 'y', '1']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0']);

/** Reads a cell as an answer to a question: options by id, by letter or in their own words. */
export function readAnswer(cell: string, question: Question): Read {
  const text = cell.trim();
  if (text === '') return { answer: null };
  switch (question.question_type) {
    case 'multiple_choice':
      return option(text, question);
    case 'true_false': {
      const word = text.toLowerCase();
      if (TRUE.has(word)) return { answer: true };
      if (FALSE.has(word)) return { answer: false };
      return { problem: `“${short(text)}” is neither true nor false` };
    }
    case 'multiple_select':
      return options(text, question);
    case 'matching':
      return pairs(text, question);
    case 'numeric':
    case 'constructed_response':
      return { answer: text };
  }
}

function option(text: string, question: Question): Read {
  const all = question.options ?? [];
  const word = text.toLowerCase();
  const letter = /^[a-z]$/.test(word) ? all[word.charCodeAt(0) - 97] : undefined;
  const found =
    all.find(({ option_id }) => option_id.toLowerCase() === word) ??
    all.find((one) => one.text.toLowerCase() === word) ??
    letter;
  return found
    ? { answer: found.option_id }
    : { problem: `“${short(text)}” is not one of the options` };
}

function options(text: string, question: Question): Read {
  const chosen: string[] = [];
  for (const part of text.split(/[;|]/)) {
    const one = option(part.trim(), question);
    if ('problem' in one) return one;
    if (typeof one.answer === 'string') chosen.push(one.answer);
  }
  return { answer: chosen };
}

function pairs(text: string, { left, right }: Question): Read {
  const answer: Record<string, string> = {};
  for (const part of text.split(/[;|]/)) {
    const [from = '', to = ''] = part.split(/[=:–]/).map((one) => one.trim());
    const named = same(left ?? [], from);
    const given = same(right ?? [], to);
    if (named === undefined || given === undefined)
      return { problem: `“${short(part)}” is not a pair such as left = right` };
    answer[named] = given;
  }
  return { answer };
}

const same = (all: readonly string[], text: string) =>
  all.find((one) => one.toLowerCase() === text.toLowerCase());

const short = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);
