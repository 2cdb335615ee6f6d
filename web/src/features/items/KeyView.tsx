import { Text } from '@mantine/core';
import type { Answer, Question } from '@/api/types';
import { wordsOf } from '@/ui/answerWords';
import classes from './ItemsPage.module.css';
import { points } from './words';

/** The key of a question in words. */
export function KeyView({ question }: { question: Question }) {
  const correct = question.correct_answer as Answer | null | undefined;
  if (question.question_type !== 'constructed_response') {
    return (
      <Text>
        {correct === null || correct === undefined
          ? 'Nobody has said yet.'
          : wordsOf(correct, question)}
        {question.tolerance ? `, off by ${question.tolerance} at most` : ''}
      </Text>
    );
  }
  const references = [
    ...(question.reference_answer ? [question.reference_answer] : []),
    ...(question.reference_answers ?? []),
  ];
  const criteria = question.rubric?.criteria ?? [];
  return (
    <>
      {references.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      {criteria.length > 0 && (
        <ul className={classes.reasons}>
          {criteria.map(({ criterion_id, description, points: worth }) => (
            <li key={criterion_id}>
              {description} ({points(worth)})
            </li>
          ))}
        </ul>
      )}
      {references.length + criteria.length === 0 && (
        <Text c="dimmed">It has no key: a teacher grades each answer.</Text>
      )}
    </>
  );
}
