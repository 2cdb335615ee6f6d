import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Question, WordBank } from '@/api/types';
import classes from './Quiz.module.css';
import { meaningAfter } from './wordBankOf';

/** Whether this browser has a voice. */
export const canSpeak = 'speechSynthesis' in window;

interface Props {
  question: Question;
  bank: WordBank | undefined;
}

function wordsOf({ question, bank }: Props): string {
  const { question_text, options, left, right } = question;
  const choices = (options ?? []).map(({ text }) => text);
  const words = (bank?.words ?? []).map((entry) => entry.word + meaningAfter(entry));
  return [
    question_text,
    ...choices,
    ...(left ?? []),
    ...(right ?? []),
    ...(words.length > 0 ? ['Word bank', ...words] : []),
  ].join('. ');
}

/** Reads a question aloud, for those whose plan says so; with the browser's own voice. */
export function ReadAloud({ question, bank }: Props) {
  useEffect(() => () => (canSpeak ? window.speechSynthesis.cancel() : undefined), [question]);
  if (!canSpeak) return null;
  const speak = () => {
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(new SpeechSynthesisUtterance(wordsOf({ question, bank })));
  };
  return (
    <Button
      className={classes.aloud ?? ''}
      variant="default"
      size="xs"
      leftSection={<IconVolume size={16} aria-hidden />}
      onClick={speak}
    >
      Read aloud
    </Button>
  );
}
