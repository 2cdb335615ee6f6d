import type { Review } from '@/api/types';
import { wordsOf } from '@/ui/answerWords';
import { reasonWords } from './reasons';
import classes from './ReviewPage.module.css';

const intoView = (entry: HTMLButtonElement | null) => entry?.scrollIntoView({ block: 'nearest' });

interface Props {
  reviews: Review[];
  /** All that wait; the list may show only the first of them. */
  waiting: number;
  at: Pick<Review, 'grading_id' | 'question_id'> | null;
  name: (studentId: string) => string;
  onChoose: (review: Review) => void;
}

export function ReviewList({ reviews, waiting, at, name, onChoose }: Props) {
  return (
    <nav aria-label="Answers that wait" className={classes.list}>
      <ol>
        {reviews.map((review, index) => {
          const before = reviews[index - 1];
          const current =
            review.grading_id === at?.grading_id && review.question_id === at.question_id;
          return (
            <li key={`${review.grading_id} ${review.question_id}`}>
              {before?.question_text !== review.question_text && (
                <h2 className={classes.asked} dir="auto">
                  {review.question_text}
                </h2>
              )}
              <button
                type="button"
                ref={current ? intoView : undefined}
                className={classes.entry}
                aria-current={current ? 'true' : undefined}
                onClick={({ currentTarget }) => {
                  // The keys go on to the answer.
                  currentTarget.blur();
                  onChoose(review);
                }}
              >
                <strong>{name(review.student_id)}</strong>
                <span className={classes.clip} dir="auto">
                  {wordsIn(review)}
                </span>
                <span className={classes.reason}>{reasonWords(review)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {waiting > reviews.length && (
        <p className={classes.more}>and {waiting - reviews.length} more after these</p>
      )}
    </nav>
  );
}

const wordsIn = ({ answer, question }: Review) =>
  answer === null || answer === '' ? 'No answer' : wordsOf(answer, question ?? undefined);
