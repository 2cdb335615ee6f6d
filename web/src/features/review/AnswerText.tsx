import type { Review } from '@/api/types';
import { answerWords } from '@/ui/answerWords';
import { highlights } from './highlights';
import classes from './ReviewPage.module.css';

/** The answer, with what earned points marked. */
export function AnswerText({ review }: { review: Review }) {
  const { answer, grade, question } = review;
  if (typeof answer !== 'string' || review.question_type !== 'constructed_response') {
    return (
      <p className={classes.answer} dir="auto">
        {answerWords(answer, question ?? undefined)}
      </p>
    );
  }
  const quotations = grade.criteria.flatMap(({ evidence }) =>
    evidence === null ? [] : [evidence],
  );
  return (
    <blockquote className={classes.answer} dir="auto">
      {highlights(answer, quotations).map(({ text, evidence }, index) =>
        evidence ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
      {answer.trim() === '' && <em>No answer</em>}
    </blockquote>
  );
}
