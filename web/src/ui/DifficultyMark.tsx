import { Badge, Text } from '@mantine/core';
import {
  IconAntennaBars2,
  IconAntennaBars3,
  IconAntennaBars5,
  IconAntennaBarsOff,
} from '@tabler/icons-react';
import type { Difficulty } from '@/api/types';
import { percent } from './percent';

const LEVEL = {
  easy: { word: 'Easy', Icon: IconAntennaBars2 },
  medium: { word: 'Medium', Icon: IconAntennaBars3 },
  hard: { word: 'Hard', Icon: IconAntennaBars5 },
} as const;
/** Beyond this a question is hard or easy; the server draws the line at the same place. */
const BAND = 0.5;
const SURE = 1.96;
const MIDDLE = { verticalAlign: 'middle' } as const;

/** How hard a question is: a word with bars, and on how much that rests. */
export function DifficultyMark({ difficulty }: { difficulty: Difficulty | null | undefined }) {
  if (!difficulty?.known) {
    return (
      <span>
        <Badge
          variant="default"
          tt="none"
          style={MIDDLE}
          leftSection={<IconAntennaBarsOff size={14} aria-hidden />}
        >
          Difficulty not known yet
        </Badge>{' '}
        <Text span size="sm" c="dimmed">
          {answersOf(difficulty)}
        </Text>
      </span>
    );
  }
  const { word, Icon } = LEVEL[difficulty.level];
  return (
    <span>
      <Badge
        variant="default"
        tt="none"
        style={MIDDLE}
        leftSection={<Icon size={14} aria-hidden />}
      >
        {word}
        {otherLevel(difficulty)}
      </Badge>{' '}
      <Text span size="sm" c="dimmed">
        {difficulty.share_right !== null && `${percent(difficulty.share_right)} right of `}
        {answersOf(difficulty)}
      </Text>
    </span>
  );
}

function answersOf(difficulty: Difficulty | null | undefined): string {
  const answers = difficulty?.answers ?? 0;
  return answers === 0 ? 'no answers' : answers === 1 ? '1 answer' : `${answers} answers`;
}

/** What it may be as well, as far as the answers tell. */
function otherLevel({ logit, standard_error, level }: Difficulty): string {
  const low = logit - SURE * standard_error;
  const high = logit + SURE * standard_error;
  if (level !== 'medium') return low < BAND && high > -BAND ? ', perhaps medium' : '';
  if (low < -BAND && high > BAND) return ', or easier or harder';
  return low < -BAND ? ', perhaps easy' : high > BAND ? ', perhaps hard' : '';
}

/** The same with its uncertainty, in a sentence that needs no scale. */
export function difficultySentence({ chance, logit, standard_error }: Difficulty): string {
  const chanceAt = (at: number) => percent(1 / (1 + Math.exp(at)));
  return (
    `A student who gets every second question of this concept right has a chance of ` +
    `${percent(chance)} here (95% sure: ${chanceAt(logit + SURE * standard_error)} to ` +
    `${chanceAt(logit - SURE * standard_error)}).`
  );
}
