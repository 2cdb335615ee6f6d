import { newKey } from '@/api/newKey';
import type { Assessment, AssessmentBody, Item, Question } from '@/api/types';

/** A question that was chosen for an assessment. */
export interface Chosen {
  /** Tells it from the others while the list is changed. */
  id: string;
  /** Null for a question that is asked here only. */
  itemId: string | null;
  itemVersion: number | null;
  question: Question;
  points: number | string;
}

export const chosenItem = (item: Item): Chosen => ({
  id: item.item_id,
  itemId: item.item_id,
  itemVersion: item.version,
  question: item.question,
  points: item.question.points_possible,
});

export const chosenQuestion = (question: Question): Chosen => {
  const id = `own-${newKey()}`;
  return {
    id,
    itemId: null,
    itemVersion: null,
    question: { ...question, question_id: id },
    points: question.points_possible,
  };
};

export function chosenOf({ questions, items }: Assessment): Chosen[] {
  const origins = new Map(items.map((origin) => [origin.question_id, origin]));
  return questions.map((question) => {
    const origin = origins.get(question.question_id);
    return {
      id: question.question_id,
      itemId: origin?.item_id ?? null,
      itemVersion: origin?.version ?? null,
      question,
      points: question.points_possible,
    };
  });
}

/** The list with one of its questions a place up (−1) or down (1); the same list at its ends. */
export function moved(list: Chosen[], from: number, by: -1 | 1): Chosen[] {
  const one = list[from];
  const other = list[from + by];
  return one === undefined || other === undefined
    ? list
    : list.with(from, other).with(from + by, one);
}

export const totalPoints = (list: Chosen[]): number =>
  list.reduce((sum, { points }) => sum + (Number(points) || 0), 0);

export function assessmentOf(
  classId: string,
  title: string,
  minutes: number | string,
  list: Chosen[],
): AssessmentBody {
  return {
    class_id: classId,
    title,
    ...(minutes === '' ? {} : { time_limit_minutes: Number(minutes) }),
    questions: list.map(({ itemId, itemVersion, question, points }) =>
      itemId === null
        ? { question: { ...question, points_possible: Number(points) } }
        : { item_id: itemId, item_version: itemVersion, points_possible: Number(points) },
    ),
  } as AssessmentBody;
}
