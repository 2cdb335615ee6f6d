import { useEffect, useRef } from 'react';
import type { Review } from '@/api/types';
import { wordsOf } from '@/ui/answerWords';
import { isAt, type Place } from './place';
import { reasonWords } from './reasons';
import classes from './ReviewPage.module.css';

interface Props {
  reviews: Review[];
  /** All that wait; the list may show only the first of them. */
  waiting: number;
  at: Place | null;
  name: (studentId: string) => string;
  onChoose: (review: Review) => void;
}

export function ReviewList({ reviews, waiting, at, name, onChoose }: Props) {
  const place = reviews.findIndex(isAt(at));
  const list = useRef<HTMLElement>(null);
  // Also when it is the list that moved: a question no longer stands first once who asked about it has an answer.
  useEffect(() => {
    const entry = list.current?.querySelector('[aria-current]');
    if (list.current && entry) intoView(list.current, entry);
  }, [place, at?.grading_id, at?.question_id]);
  return (
    <nav aria-label="Answers that wait" className={classes.list} ref={list}>
      <ol>
        {reviews.map((review, index) => {
          const before = reviews[index - 1];
          return (
            <li key={`${review.grading_id} ${review.question_id}`}>
              {before?.question_text !== review.question_text && (
                <h2 className={classes.asked} dir="auto">
                  {review.question_text}
                </h2>
              )}
              <button
                type="button"
                className={classes.entry}
                aria-current={index === place ? 'true' : undefined}
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

/** Scrolls the list and nothing around it: the page stays where it is read. */
function intoView(list: HTMLElement, entry: Element) {
  const seen = list.getBoundingClientRect();
  const own = entry.getBoundingClientRect();
  if (own.top < seen.top) list.scrollTop -= seen.top - own.top;
  else if (own.bottom > seen.bottom) list.scrollTop += own.bottom - seen.bottom;
}

const wordsIn = ({ answer, question }: Review) =>
  answer === null || answer === '' ? 'No answer' : wordsOf(answer, question ?? undefined);
