import type { Item, ItemBody, Question, QuestionType } from '@/api/types';

/** A question as a form holds it: every type's fields at once, so that changing the type loses nothing. */
export interface QuestionDraft {
  question_type: QuestionType;
  question_text: string;
  concept_id: string;
  points_possible: number | string;
  options: { option_id: string; text: string; right: boolean }[];
  truth: string;
  number: number | string;
  tolerance: number | string;
  unit: string;
  pairs: { left: string; right: string }[];
  /** Right sides that match nothing, one a line. */
  others: string;
  references: string[];
  criteria: Criterion[];
}

export interface ItemDraft extends QuestionDraft {
  tags: string[];
  grade_from: number | string;
  grade_to: number | string;
  reading_level: number | string;
  accommodations: string[];
  source: string;
  licence: string;
  author: string;
}

type Criterion = NonNullable<NonNullable<Question['rubric']>['criteria']>[number];

export function freshQuestion(conceptId: string): QuestionDraft {
  return {
    question_type: 'multiple_choice',
    question_text: '',
    concept_id: conceptId,
    points_possible: 1,
    options: [option('a', true), option('b'), option('c'), option('d')],
    truth: 'true',
    number: '',
    tolerance: 0,
    unit: '',
    pairs: [
      { left: '', right: '' },
      { left: '', right: '' },
    ],
    others: '',
    references: [''],
    criteria: [],
  };
}

const option = (option_id: string, right = false) => ({ option_id, text: '', right });

/** The first letter that no option has yet. */
export function nextOptionId(options: { option_id: string }[]): string {
  const used = new Set(options.map(({ option_id }) => option_id));
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  return letters.find((letter) => !used.has(letter)) ?? `o${options.length + 1}`;
}

export function draftOfQuestion(question: Question): QuestionDraft {
  const fresh = freshQuestion(question.concept_id);
  const correct: unknown = question.correct_answer;
  const right = new Set(Array.isArray(correct) ? correct : [correct]);
  const pairs = pairsOf(question, correct);
  return {
    ...fresh,
    question_type: question.question_type,
    question_text: question.question_text,
    points_possible: question.points_possible,
    options:
      question.options?.map((one) => ({ ...one, right: right.has(one.option_id) })) ??
      fresh.options,
    truth: correct === false ? 'false' : 'true',
    number: typeof correct === 'number' ? correct : '',
    tolerance: question.tolerance ?? 0,
    unit: question.unit ?? '',
    pairs: pairs.length === 0 ? fresh.pairs : pairs,
    others: (question.right ?? [])
      .filter((side) => pairs.every((pair) => pair.right !== side))
      .join('\n'),
    references: referencesOf(question),
    criteria: question.rubric?.criteria ?? [],
  };
}

function pairsOf(question: Question, correct: unknown): QuestionDraft['pairs'] {
  if (question.question_type !== 'matching') return [];
  const matched = correct as Record<string, string>;
  return (question.left ?? []).map((left) => ({ left, right: matched[left] ?? '' }));
}

function referencesOf({ reference_answer, reference_answers }: Question): string[] {
  const given = [...(reference_answer ? [reference_answer] : []), ...(reference_answers ?? [])];
  return given.length === 0 ? [''] : given;
}

/** What the server takes; it drops what the type makes no use of. */
export function questionOf(draft: QuestionDraft): Question {
  const base = {
    question_id: 'new',
    question_type: draft.question_type,
    question_text: draft.question_text,
    concept_id: draft.concept_id,
    points_possible: draft.points_possible,
  };
  return { ...base, ...keyOf(draft) } as unknown as Question;
}

function keyOf(draft: QuestionDraft): object {
  const options = draft.options.filter(({ text }) => text.trim() !== '');
  const right = options.filter((one) => one.right).map(({ option_id }) => option_id);
  const shown = options.map(({ option_id, text }) => ({ option_id, text }));
  const pairs = draft.pairs.filter(
    ({ left, right: side }) => left.trim() !== '' || side.trim() !== '',
  );
  switch (draft.question_type) {
    case 'multiple_choice':
      return { options: shown, correct_answer: right[0] };
    case 'multiple_select':
      return { options: shown, correct_answer: right };
    case 'true_false':
      return { correct_answer: draft.truth === 'true' };
    case 'numeric':
      return {
        ...(draft.number === '' ? {} : { correct_answer: Number(draft.number) }),
        tolerance: Number(draft.tolerance),
        unit: draft.unit,
      };
    case 'matching':
      return {
        left: pairs.map(({ left }) => left),
        right: rightSides(draft),
        correct_answer: Object.fromEntries(pairs.map(({ left, right: side }) => [left, side])),
      };
    case 'constructed_response':
      return {
        reference_answers: draft.references.filter((text) => text.trim() !== ''),
        ...(draft.criteria.length === 0 ? {} : { rubric: { criteria: draft.criteria } }),
      };
  }
}

/** In the order of the alphabet, so that their order gives nothing away. */
function rightSides({ pairs, others }: QuestionDraft): string[] {
  const sides = [...pairs.map(({ right }) => right), ...others.split('\n')];
  return [...new Set(sides.map((side) => side.trim()).filter((side) => side !== ''))].sort((a, b) =>
    a.localeCompare(b),
  );
}

export const freshItem = (conceptId: string, author: string): ItemDraft => ({
  ...freshQuestion(conceptId),
  tags: [],
  grade_from: '',
  grade_to: '',
  reading_level: '',
  accommodations: [],
  source: '',
  licence: 'All rights reserved',
  author,
});

export const draftOfItem = (item: Item): ItemDraft => ({
  ...draftOfQuestion(item.question),
  tags: item.tags,
  grade_from: item.grade_from ?? '',
  grade_to: item.grade_to ?? '',
  reading_level: item.reading_level ?? '',
  accommodations: item.accommodations,
  source: item.source ?? '',
  licence: item.licence,
  author: item.author,
});

export function itemOf(draft: ItemDraft): ItemBody {
  const number = (value: number | string) => (value === '' ? null : Number(value));
  return {
    question: questionOf(draft),
    tags: draft.tags,
    grade_from: number(draft.grade_from),
    grade_to: number(draft.grade_to),
    reading_level: number(draft.reading_level),
    accommodations: draft.accommodations,
    source: draft.source,
    licence: draft.licence,
    author: draft.author,
  } as ItemBody;
}
