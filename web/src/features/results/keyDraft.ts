import type { Answer, KeyChange, Question } from '@/api/types';

type Criterion = NonNullable<Question['rubric']>['criteria'][number];

/** A key as it is being corrected. */
export interface KeyDraft {
  correct: Answer | undefined;
  tolerance: number;
  /** One for each way to be right. */
  references: string[];
  criteria: Criterion[];
}

export function draftOf(question: Question): KeyDraft {
  const references = [question.reference_answer ?? '', ...(question.reference_answers ?? [])];
  return {
    correct: question.correct_answer ?? undefined,
    tolerance: question.tolerance ?? 0,
    references: references.filter((text) => text.trim() !== ''),
    criteria: question.rubric?.criteria ?? [],
  };
}

/** What to send; null while nothing is changed or something is missing. */
export function changeOf(draft: KeyDraft, question: Question): KeyChange | null {
  const before = draftOf(question);
  if (same(draft, before)) return null;
  if (question.question_type !== 'constructed_response') {
    if (draft.correct === undefined || draft.correct === '') return null;
    return {
      correct_answer: draft.correct as unknown as NonNullable<KeyChange['correct_answer']>,
      ...(question.question_type === 'numeric' ? { tolerance: draft.tolerance } : {}),
    };
  }
  const [first = '', ...others] = draft.references.filter((text) => text.trim() !== '');
  return {
    ...(same(draft.references, before.references)
      ? {}
      : { reference_answer: first, reference_answers: others }),
    ...(same(draft.criteria, before.criteria) ? {} : { rubric: { criteria: draft.criteria } }),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
