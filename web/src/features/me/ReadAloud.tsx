import { Button } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Question } from '@/api/types';
import classes from './Quiz.module.css';

const canSpeak = 'speechSynthesis' in window;

function wordsOf({ question_text, options, left, right }: Question): string {
  const choices = (options ?? []).map(({ text }) => text);
  return [question_text, ...choices, ...(left ?? []), ...(right ?? [])].join('. ');
}

/** Reads a question aloud, for those whose plan says so; with the browser's own voice. */
export function ReadAloud({ question }: { question: Question }) {
  useEffect(() => () => (canSpeak ? window.speechSynthesis.cancel() : undefined), [question]);
  if (!canSpeak) return null;
  const speak = () => {
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(new SpeechSynthesisUtterance(wordsOf(question)));
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
