import { IconCheck, IconCircleHalf2, IconHourglass, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Question, QuestionResult } from '@/api/types';
import { answerWords } from './answerWords';
import { graderWords, isJudged } from './graderWords';
import { number, percent } from './percent';
import classes from './QuestionResults.module.css';
import { counted } from './counted';

/** Feedback that only repeats the verdict or the missing answer above it. */
const SAID_ALREADY = ['', 'Right.', 'Not right yet.', 'not_answered'];

interface Props {
  results: QuestionResult[];
  /** As they were asked, where they are known: an answer is then shown in their words. */
  questions?: Question[] | undefined;
  /** For the student: who graded it is said without the version of what judged and how sure that was. */
  plain?: boolean;
  /** What can be done about a grade. */
  action?: ((result: QuestionResult) => ReactNode) | undefined;
}

/** A result question by question: what was answered, what it earned, why, and who graded it. */
export function QuestionResults({ results, questions, plain = false, action }: Props) {
  const asked = new Map(questions?.map((question) => [question.question_id, question]));
  return (
    <ol className={classes.list}>
      {results.map((result) => (
        <li key={result.question_id} className={classes.item}>
          <div className={classes.head}>
            <Verdict result={result} />
            <span className={classes.points}>
              {number(result.points_earned)} of {counted(result.points_possible, 'point')}
            </span>
          </div>
          {result.question_text && (
            <div className={classes.question} dir="auto">
              {result.question_text}
            </div>
          )}
          <div className={classes.answer} dir="auto">
            {answerWords(result.answer, asked.get(result.question_id))}
          </div>
          {!SAID_ALREADY.includes(result.feedback) && <div>{result.feedback}</div>}
          {result.regraded && (
            <div className={classes.regraded}>{regradedWords(result, result.regraded)}</div>
          )}
          <div className={classes.grader}>
            {gradedWords(result, plain)}
            {action && <> · {action(result)}</>}
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

function regradedWords(result: QuestionResult, { points_before }: { points_before: number }) {
  const why = 'The key to this question was corrected, so it was graded again';
  return points_before === result.points_earned
    ? `${why}.`
    : `${why}: ${counted(result.points_earned, 'point')} instead of ${number(points_before)}.`;
}

function gradedWords({ graded_by, confidence }: QuestionResult, plain: boolean) {
  if (!isJudged(graded_by)) return graderWords(graded_by);
  return plain
    ? 'Graded by the computer'
    : `${graderWords(graded_by)}, sure to ${percent(confidence)}`;
}
