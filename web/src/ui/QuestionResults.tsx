import { IconCheck, IconCircleHalf2, IconHourglass, IconX } from '@tabler/icons-react';
import type { Answer, QuestionResult } from '@/api/types';
import { number, percent } from './percent';
import classes from './QuestionResults.module.css';

/** A result question by question: what was answered, what it earned, why, and who graded it. */
export function QuestionResults({ results }: { results: QuestionResult[] }) {
  return (
    <ol className={classes.list}>
      {results.map((result) => (
        <li key={result.question_id} className={classes.item}>
          <div className={classes.head}>
            <Verdict result={result} />
            <span className={classes.points}>
              {number(result.points_earned)} of {number(result.points_possible)} points
            </span>
          </div>
          {result.question_text && <div className={classes.question}>{result.question_text}</div>}
          <div className={classes.answer}>{answered(result.answer)}</div>
          {result.feedback !== '' && <div>{result.feedback}</div>}
          <div className={classes.grader}>
            Graded by {result.graded_by.replaceAll('_', ' ')}, confidence{' '}
            {percent(result.confidence)}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Verdict({ result }: { result: QuestionResult }) {
  if (result.needs_review) {
    return (
      <span className={classes.verdict}>
        <IconHourglass size={16} aria-hidden /> Needs review
      </span>
    );
  }
  if (result.points_earned >= result.points_possible) {
    return (
      <span className={classes.verdict} data-verdict="right">
        <IconCheck size={16} aria-hidden /> Right
      </span>
    );
  }
  if (result.points_earned > 0) {
    return (
      <span className={classes.verdict} data-verdict="partly">
        <IconCircleHalf2 size={16} aria-hidden /> Partly right
      </span>
    );
  }
  return (
    <span className={classes.verdict} data-verdict="wrong">
      <IconX size={16} aria-hidden /> Not right yet
    </span>
  );
}

function answered(answer: Answer | null | undefined): string {
  if (answer === null || answer === undefined || answer === '') return 'No answer';
  if (Array.isArray(answer)) return `Answer: ${answer.join(', ')}`;
  if (typeof answer === 'object') {
    return `Answer: ${Object.entries(answer)
      .map(([left, right]) => `${left} – ${right}`)
      .join('; ')}`;
  }
  return `Answer: ${String(answer)}`;
}
