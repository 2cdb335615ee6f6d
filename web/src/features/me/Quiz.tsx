import { Button, Progress, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keys } from '@/api/keys';
import type { Kept } from '@/api/keptAnswers';
import type { Question, SavedAnswers } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { isAnswered } from './answered';
import { useHandIn, type AttemptShown } from './api';
import classes from './Quiz.module.css';
import { QuestionField } from '@/ui/QuestionField';
import { QuestionNumbers } from './QuestionNumbers';
import { QuizTimer } from './QuizTimer';
import { canSpeak, ReadAloud } from './ReadAloud';
import { SavingLine } from './SavingLine';
import { endOf, serverNow, useSecondsLeft } from './timeLeft';
import { keepCopy, withSaved } from './underWay';
import { useLookedAt, useOutbox } from './useOutbox';
import { wordBankOf } from './wordBankOf';
import { WordBankView } from './WordBankView';

interface Props {
  attempt: AttemptShown;
  studentId: string;
  kept: Kept | null;
}

/**
 * An attempt under way, one question at a time. Who comes back goes on where an answer is missing; every other question
 * can be gone to until it is handed in.
 */
export function Quiz({ attempt, studentId, kept }: Props) {
  const { attempt_id, questions, title, accommodations } = attempt;
  useDocumentTitle(`${title} · Master Creator`);
  const cache = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);

  const took = useCallback(
    async ({ answers, seconds_left }: SavedAnswers) => {
      const now = cache.setQueryData<AttemptShown>(
        keys.attempt(attempt_id),
        (before) =>
          before && {
            ...before,
            answers: withSaved(before.answers, answers),
            server_time: new Date(serverNow(before.ahead)).toISOString(),
            seconds_left,
            endsAt: endOf(seconds_left),
          },
      );
      if (now) await keepCopy(studentId, now);
    },
    [cache, attempt_id, studentId],
  );
  const { outbox, answers, saving, refusal, unsent } = useOutbox(attempt, studentId, kept, took);
  const hasAnswer = ({ question_id }: Question) => isAnswered(answers[question_id]);
  const [index, setIndex] = useState(() => firstWithout(questions, hasAnswer));
  const question = questions[index];
  useLookedAt(outbox, question?.question_id);
  const handIn = useHandIn(studentId, attempt_id, outbox);
  const { mutate, isIdle, isPending } = handIn;
  const seconds = useSecondsLeft(attempt.endsAt);
  const over = seconds === 0;

  // When the time is up, and when she handed in before a reload or without a connection.
  useEffect(() => {
    if (isIdle && (over || outbox.wantsHandIn)) mutate();
  }, [isIdle, over, outbox, mutate]);
  useEffect(() => {
    if (refusal !== null) void cache.invalidateQueries({ queryKey: keys.attempt(attempt_id) });
  }, [refusal, cache, attempt_id]);

  if (question === undefined) return <Text p="lg">This quiz has no questions.</Text>;

  const go = (to: number) => {
    setIndex(to);
    heading.current?.focus();
  };
  const answered = questions.filter(hasAnswer);
  const bank = wordBankOf(attempt, question);
  const last = index === questions.length - 1;

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1} size={22}>
          {title}
        </Title>
        {seconds !== null && <QuizTimer seconds={seconds} />}
      </div>
      {/* What her IEP gives her while she works is said to her too. */}
      <div role="status">
        {accommodations.length > 0 && (
          <Text size="sm" className={classes.forHer ?? ''}>
            {forHer(accommodations)}
          </Text>
        )}
      </div>
      <Progress.Root size="sm" mb="xs">
        <Progress.Section
          value={(answered.length / questions.length) * 100}
          aria-label="Questions answered"
        />
      </Progress.Root>
      <SavingLine saving={saving} />
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (last) mutate();
          else go(index + 1);
        }}
      >
        <h2 className={classes.number} ref={heading} tabIndex={-1}>
          Question {index + 1} of {questions.length}
        </h2>
        {accommodations.some(({ code }) => code === 'text_to_speech') && (
          <ReadAloud question={question} bank={bank} />
        )}
        <fieldset className={classes.answer} disabled={isPending || over}>
          <QuestionField
            key={question.question_id}
            question={question}
            answer={answers[question.question_id] ?? undefined}
            onAnswer={(given) => outbox.answer(question.question_id, given)}
          />
        </fieldset>
        {bank && <WordBankView bank={bank} />}
        {last && answered.length < questions.length && (
          <Text mt="md" c="dimmed">
            {questions.length - answered.length} still without an answer. You can hand in anyway.
          </Text>
        )}
        <Trouble
          refusal={refusal}
          error={isPending ? null : handIn.error}
          waiting={isPending && handIn.failureCount > 0}
          over={over}
          unsent={unsent}
        />
        <div className={classes.buttons}>
          <Button variant="default" size="md" disabled={index === 0} onClick={() => go(index - 1)}>
            Back
          </Button>
          <Button
            type="submit"
            size="md"
            loading={isPending}
            disabled={over && last}
            onClick={(event) => {
              // The second click of a double click was meant for "Next", which stood here before.
              if (last && event.detail > 1) event.preventDefault();
            }}
          >
            {last ? 'Hand in' : 'Next'}
          </Button>
        </div>
      </form>
      {questions.length > 1 && (
        <QuestionNumbers questions={questions} isAnswered={hasAnswer} shown={index} onGo={go} />
      )}
    </div>
  );
}

/** The place of the first question without an answer; of the last one where all have one. */
function firstWithout(questions: Question[], hasAnswer: (question: Question) => boolean): number {
  const place = questions.findIndex((question) => !hasAnswer(question));
  return place < 0 ? Math.max(0, questions.length - 1) : place;
}

/** What the page gives her, and what a person has to give her. */
function forHer(accommodations: AttemptShown['accommodations']): string {
  const named = (byItself: boolean) =>
    accommodations
      .filter(
        ({ code, automatic }) =>
          (automatic || (code === 'text_to_speech' && canSpeak)) === byItself,
      )
      .map(({ label }) => label)
      .join(' · ');
  const given = named(true);
  const asked = named(false);
  return [given && `For you: ${given}`, asked && `Ask your teacher for: ${asked}`]
    .filter(Boolean)
    .join('. ');
}

interface TroubleProps {
  refusal: Error | null;
  error: Error | null;
  waiting: boolean;
  over: boolean;
  unsent: number;
}

/** What stands in the way of handing in, and what happens about it. */
function Trouble({ refusal, error, waiting, over, unsent }: TroubleProps) {
  if (refusal) {
    return (
      <div className={classes.problem}>
        <ProblemNotice
          error={refusal}
          what="Your last answers were not taken. They are kept on this device."
        />
      </div>
    );
  }
  if (error) {
    return (
      <div className={classes.problem}>
        <ProblemNotice error={error} what="It could not be handed in. Your answers are kept." />
      </div>
    );
  }
  if (!waiting) return null;
  return (
    <Text mt="md" fw={600} role="status">
      {over && unsent > 0
        ? 'Time is up and there is no connection. What was sent is handed in for you; the rest is kept on this device.'
        : 'There is no connection. This is handed in by itself when it is back: leave this page open or come back to it.'}
    </Text>
  );
}
