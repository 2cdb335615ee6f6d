import type { Review } from '@/api/types';
import { answerWords } from '@/ui/answerWords';
import { Panel } from '@/ui/Panel';
import { number } from '@/ui/percent';
import { isUngraded } from './draft';
import classes from './ReviewPage.module.css';

const SHOWN = 8;

const earned = (review: Review): string => {
  const { points_earned, points_possible } = review.grade;
  return isUngraded(review)
    ? 'not graded yet'
    : `${number(points_earned)} of ${number(points_possible)}`;
};

/** Answers of classmates to the same question, with what they earned. */
export function OtherAnswers(props: {
  title: string;
  reviews: Review[];
  name: (studentId: string) => string;
}) {
  const { title, reviews, name } = props;
  if (reviews.length === 0) return null;
  return (
    <Panel title={`${title} (${reviews.length})`}>
      <ul className={classes.others}>
        {reviews.slice(0, SHOWN).map((other) => (
          <li key={other.grading_id}>
            <span className={classes.grow} dir="auto">
              {answerWords(other.answer, other.question ?? undefined).replace(/^Answer: /, '')}
            </span>
            <span className={classes.reason}>
              {name(other.student_id)} · {earned(other)}
            </span>
          </li>
        ))}
      </ul>
      {reviews.length > SHOWN && <p className={classes.more}>and {reviews.length - SHOWN} more</p>}
    </Panel>
  );
}
