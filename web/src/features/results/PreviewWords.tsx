import { Text } from '@mantine/core';
import type { Question, RegradePreview } from '@/api/types';
import { wordsOf } from '@/ui/answerWords';
import { counted } from '@/ui/counted';
import { number } from '@/ui/percent';
import classes from './ResultsPage.module.css';

const answers = (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'}`;

/** What a corrected key would do, in one sentence, and to which answers. */
export function PreviewWords({
  preview,
  question,
}: {
  preview: RegradePreview;
  question: Question;
}) {
  const { gain, lose, kept, waiting, moves } = preview;
  const changed = gain + lose;
  const parts = [
    gain > 0 ? `${gain} ${gain === 1 ? 'gains' : 'gain'} points` : '',
    lose > 0 ? `${lose} ${lose === 1 ? 'loses' : 'lose'} points` : '',
    kept > 0 ? `${kept} kept because a teacher decided` : '',
    waiting > 0 ? `${waiting} wait for a teacher` : '',
  ].filter((part) => part !== '');
  return (
    <div className={classes.preview}>
      <Text fw={600}>
        {changed === 0
          ? `The points of ${preview.answers === 1 ? 'the one answer' : `all ${answers(preview.answers)}`} would stay`
          : `${answers(changed)} of ${preview.answers} would change`}
        {parts.length > 0 && `: ${parts.join(', ')}`}.
      </Text>
      {preview.more && (
        <Text size="sm" c="dimmed">
          Counted on {preview.answers}; answers that were given less often are graded again too.
        </Text>
      )}
      {moves.length > 0 && (
        <ul className={classes.moves}>
          {moves.map((move, place) => (
            <li key={place}>
              <span className={classes.words}>
                {move.answer === null || move.answer === '' ? (
                  <em>No answer</em>
                ) : (
                  wordsOf(move.answer, question)
                )}
              </span>
              <span className={classes.count}>
                {move.count} × {number(move.points_before)} → {counted(move.points_after, 'point')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
