import { Button, Progress, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Assessment } from '@/api/types';
import { submitAnswers } from '@/api/writes';
import { Problem } from '@/api/problem';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { forgetAttempt, isAnswered, type Sent } from './attempt';
import classes from './Quiz.module.css';
import { QuestionField } from '@/ui/QuestionField';
import { QuizResult } from './QuizResult';
import { QuizTimer } from './QuizTimer';
import { minutesFor } from './timeLimit';
import { useAttempt } from './useAttempt';

interface Props {
  assessment: Assessment;
  studentId: string;
}

/** A quiz, one question at a time; going back is always possible until it is handed in. */
export function Quiz({ assessment, studentId }: Props) {
  const { assessment_id, questions, title } = assessment;
  useDocumentTitle(`${title} · Master Creator`);
  const [index, setIndex] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const question = questions[index];
  const { attempt, answer, seal, end } = useAttempt(assessment_id, question?.question_id);
  const submit = useMutation({
    mutationFn: ({ responses, idempotencyKey }: Sent) =>
      submitAnswers({ assessmentId: assessment_id, studentId, responses }, idempotencyKey),
    // An answer that was lost on the way is asked for again with the same key, and counts once.
    retry: (failures, error) =>
      failures < 4 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    onSuccess: () => {
      end();
      forgetAttempt(assessment_id);
    },
  });

  if (submit.data) return <QuizResult title={title} questions={questions} graded={submit.data} />;
  if (question === undefined) return <Text p="lg">This quiz has no questions.</Text>;

  const go = (to: number) => {
    setIndex(to);
    heading.current?.focus();
  };
  const answered = questions.filter(({ question_id }) => isAnswered(attempt.answers[question_id]));
  const last = index === questions.length - 1;
  const minutes = minutesFor(assessment);

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1} size={22}>
          {title}
        </Title>
        {minutes !== null && <QuizTimer endsAt={attempt.startedAt + minutes * 60_000} />}
      </div>
      <Progress.Root size="sm" mb="md">
        <Progress.Section
          value={(answered.length / questions.length) * 100}
          aria-label="Questions answered"
        />
      </Progress.Root>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (last) submit.mutate(seal());
          else go(index + 1);
        }}
      >
        <h2 className={classes.number} ref={heading} tabIndex={-1}>
          Question {index + 1} of {questions.length}
        </h2>
        <QuestionField
          key={question.question_id}
          question={question}
          answer={attempt.answers[question.question_id]}
          onAnswer={(given) => answer(question.question_id, given)}
        />
        {last && answered.length < questions.length && (
          <Text mt="md" c="dimmed">
            {questions.length - answered.length} still without an answer. You can hand in anyway.
          </Text>
        )}
        {submit.error && (
          <div className={classes.problem}>
            <ProblemNotice
              error={submit.error}
              what="It could not be handed in. Your answers are kept."
            />
          </div>
        )}
        <div className={classes.buttons}>
          <Button variant="default" size="md" disabled={index === 0} onClick={() => go(index - 1)}>
            Back
          </Button>
          <Button type="submit" size="md" loading={submit.isPending}>
            {last ? 'Hand in' : 'Next'}
          </Button>
        </div>
      </form>
    </div>
  );
}
