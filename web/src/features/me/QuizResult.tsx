import { Button, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { GradedAssessment, Question } from '@/api/types';
import { keys } from '@/api/keys';
import { useSession } from '@/api/useSession';
import { number, scorePercent } from '@/ui/percent';
import { QuestionResults } from '@/ui/QuestionResults';
import { AskTeacher } from './AskTeacher';
import classes from './Quiz.module.css';

interface Props {
  title: string;
  questions: Question[];
  graded: GradedAssessment;
  /** What is to be said about how it was handed in. */
  children?: ReactNode;
}

export function QuizResult({ title, questions, graded, children }: Props) {
  const { class_in_use } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const cache = useQueryClient();
  // A class may have ended while her page stayed open.
  useEffect(() => void cache.invalidateQueries({ queryKey: keys.session }), [cache]);
  const reviewed = graded.question_results.some(({ needs_review }) => needs_review);
  return (
    <div className={classes.page}>
      <div className={classes.card}>
        <Title order={1} size={20} ref={heading} tabIndex={-1}>
          {title}: handed in
        </Title>
        {children}
        <div className={classes.score}>{scorePercent(graded.score_percentage)}</div>
        <Text mb="md">
          {number(graded.total_points_earned)} of {number(graded.total_points_possible)}{' '}
          {graded.total_points_possible === 1 ? 'point' : 'points'}.
          {reviewed &&
            class_in_use &&
            ' Your teacher will look at some answers, so this may still change.'}
        </Text>
        <QuestionResults
          plain
          results={graded.question_results}
          questions={questions}
          // Where her classes are over nobody would look.
          action={
            class_in_use ? (result) => <AskTeacher graded={graded} result={result} /> : undefined
          }
        />
        <Button component={Link} to="/me" mt="md" size="md">
          Back to my page
        </Button>
      </div>
    </div>
  );
}
