import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { GradedAssessment, QuestionResult } from '@/api/types';
import { askForReview } from '@/api/writes';
import { ProblemNotice } from '@/ui/ProblemNotice';

interface Props {
  graded: GradedAssessment;
  result: QuestionResult;
}

/** A student who thinks that a grade is wrong asks her teacher to look at it. */
export function AskTeacher({ graded, result }: Props) {
  const ask = useMutation({
    mutationFn: () => askForReview(graded.student_id, graded.grading_id, result.question_id, ''),
  });
  if (result.needs_review) return <>your teacher will look at it</>;
  if (ask.isSuccess) return <span role="status">your teacher will look at it</span>;
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={ask.isPending}
        aria-label={`Ask your teacher to look at: ${result.question_text}`}
        onClick={() => ask.mutate()}
      >
        Ask your teacher to look
      </Button>
      {ask.error && <ProblemNotice error={ask.error} what="Your teacher was not asked." />}
    </>
  );
}
