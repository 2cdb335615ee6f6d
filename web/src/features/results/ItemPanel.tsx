import { Button, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Correction, GivenAnswer, ItemView } from '@/api/types';
import { wordsOf } from '@/ui/answerWords';
import { DifficultyMark } from '@/ui/DifficultyMark';
import { Panel } from '@/ui/Panel';
import { percent } from '@/ui/percent';
import { CorrectionNote } from './CorrectionNote';
import classes from './ResultsPage.module.css';

interface Props {
  item: ItemView;
  number: number;
  /** The last of its key, if there was one. */
  correction: Correction | undefined;
  /** Absent where no key is stored. */
  onCorrect: (() => void) | undefined;
}

/** A question and how often each answer to it was given; what is right says so in words too. */
export function ItemPanel({ item, number, correction, onCorrect }: Props) {
  return (
    <Panel
      title={`${number}. ${item.question_text}`}
      aside={
        onCorrect && (
          <Button
            size="compact-sm"
            variant="default"
            className="mc-screen-only"
            aria-label={`Correct the key of question ${number}`}
            onClick={onCorrect}
          >
            Correct the key…
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {percent(item.share_right)} right of {item.students}
        {item.students === 1 ? ' student' : ' students'}
        {item.median_time_ms !== null &&
          ` · about ${Math.round(item.median_time_ms / 1000)} s each`}
        {item.waiting > 0 &&
          ` · ${item.waiting} ${item.waiting === 1 ? 'waits' : 'wait'} for a teacher`}
      </Text>
      {item.difficulty && (
        <div>
          <Text span size="sm" c="dimmed">
            In all classes:
          </Text>{' '}
          <DifficultyMark difficulty={item.difficulty} />
        </div>
      )}
      <ul className={classes.answers}>
        {item.answers.map((given, place) => (
          <Given key={place} given={given} item={item} />
        ))}
      </ul>
      {item.other_answers > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {item.other_answers} answered something else.
        </Text>
      )}
      {correction && <CorrectionNote key={correction.correction_id} correction={correction} />}
    </Panel>
  );
}

function Given({ given, item }: { given: GivenAnswer; item: ItemView }) {
  const right = given.credit === 1;
  const words = given.answer === null ? '' : wordsOf(given.answer, item.question ?? undefined);
  return (
    <li className={classes.answer}>
      <span className={classes.words}>
        {right && <IconCheck size={16} aria-hidden />}{' '}
        {right && <span className={classes.verdict}>Right: </span>}
        {words === '' ? <em>No answer</em> : words}
        {!right && given.credit > 0 && ` (${percent(given.credit)} of the points)`}
      </span>
      <span className={classes.count}>
        {given.students} of {item.students}
      </span>
      <span
        className={classes.bar}
        data-verdict={right ? 'right' : 'other'}
        style={{ width: `${(given.students / item.students) * 100}%` }}
        aria-hidden
      />
    </li>
  );
}
