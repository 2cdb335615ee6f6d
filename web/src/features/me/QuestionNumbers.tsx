import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Question } from '@/api/types';
import classes from './Quiz.module.css';

interface Props {
  questions: Question[];
  isAnswered: (question: Question) => boolean;
  /** The place of the one that is shown. */
  shown: number;
  onGo: (to: number) => void;
}

/** Every question by its number: whether it has an answer, and the way to it. */
export function QuestionNumbers({ questions, isAnswered, shown, onGo }: Props) {
  return (
    <nav aria-label="Questions" className={classes.numbers}>
      {questions.map((question, place) => {
        const answered = isAnswered(question);
        return (
          <UnstyledButton
            key={question.question_id}
            className={classes.toQuestion}
            aria-label={`Question ${place + 1}, ${answered ? 'answered' : 'no answer yet'}`}
            aria-current={place === shown ? 'step' : undefined}
            data-answered={answered || undefined}
            onClick={() => onGo(place)}
          >
            {place + 1}
            {answered && <IconCheck size={12} stroke={2.5} aria-hidden />}
          </UnstyledButton>
        );
      })}
    </nav>
  );
}
