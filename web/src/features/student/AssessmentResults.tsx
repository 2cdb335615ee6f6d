import { Accordion, Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { readAssessment, readResult } from '@/api/reads';
import type { AssessmentHistoryItem } from '@/api/types';
import { useAssessmentHistory } from '@/api/useAssessmentHistory';
import { useDashboard } from '@/api/useDashboard';
import { Panel } from '@/ui/Panel';
import { counted } from '@/ui/counted';
import { number, scorePercent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { QuestionResults } from '@/ui/QuestionResults';
import { ShowOlder } from '@/ui/ShowOlder';
import { When } from '@/ui/When';
import classes from './AssessmentResults.module.css';
import type { PartProps } from './props';

export function AssessmentResults({ discretion, student }: PartProps) {
  const [open, setOpen] = useState<string | null>(null);
  const history = useAssessmentHistory(student.student_id, !discretion.hidden);
  const { data, error, refetch } = history;
  return (
    <Panel title="Assessments">
      {discretion.hidden ? (
        <Text c="dimmed">Hidden in projector mode.</Text>
      ) : error ? (
        <ProblemNotice
          error={error}
          what="The assessments could not be loaded."
          retry={() => void refetch()}
        />
      ) : data === undefined ? (
        <Skeleton height={120} />
      ) : data.length === 0 ? (
        <Text c="dimmed">Nothing handed in yet.</Text>
      ) : (
        <>
          <Accordion value={open} onChange={setOpen} order={3} chevronPosition="left">
            {data.map((item, index) => {
              // Only the newest attempt of an assessment has its questions on the server's answer.
              const newest =
                data.findIndex(({ assessment_id }) => assessment_id === item.assessment_id) ===
                index;
              return (
                <Accordion.Item key={item.grading_id} value={item.grading_id}>
                  <Accordion.Control px={0}>
                    <Line item={item} />
                  </Accordion.Control>
                  <Accordion.Panel>
                    {!newest ? (
                      <Text size="sm" c="dimmed">
                        A later attempt replaced this one; its questions stand there.
                      </Text>
                    ) : (
                      open === item.grading_id && (
                        <Result studentId={student.student_id} item={item} />
                      )
                    )}
                  </Accordion.Panel>
                </Accordion.Item>
              );
            })}
          </Accordion>
          <ShowOlder of={history} />
        </>
      )}
    </Panel>
  );
}

function Line({ item }: { item: AssessmentHistoryItem }) {
  return (
    <span className={classes.line}>
      <span className={classes.title}>{item.title ?? 'Untitled assessment'}</span>
      <span className={classes.figures}>
        {scorePercent(item.score_percentage)} · {number(item.total_points_earned)} of{' '}
        {counted(item.total_points_possible, 'point')} · <When at={item.graded_at} />
        {item.needs_review && ' · needs your review'}
      </span>
    </span>
  );
}

function Result({ studentId, item }: { studentId: string; item: AssessmentHistoryItem }) {
  const { class_id } = useDashboard().class;
  const { assessment_id: assessmentId, title } = item;
  const { data, error, refetch } = useQuery({
    queryKey: keys.result(studentId, assessmentId),
    queryFn: () => readResult(studentId, assessmentId),
  });
  // Work that a program sent may belong to no quiz here and has no title then: its answers stand as they were sent.
  const quiz = useQuery({
    queryKey: keys.assessment(assessmentId),
    queryFn: () => readAssessment(assessmentId),
    enabled: title !== null,
    staleTime: Infinity,
  });
  if (error) {
    return (
      <ProblemNotice
        error={error}
        what="The result could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  return data && !quiz.isLoading ? (
    <QuestionResults
      results={data.question_results}
      questions={quiz.data?.questions}
      action={(result) => (
        <Anchor
          component={Link}
          to={`/classes/${class_id}/reviews/${encodeURIComponent(data.grading_id)}/${encodeURIComponent(result.question_id)}`}
          size="sm"
          aria-label={`Change the grade of: ${result.question_text}`}
        >
          {result.needs_review ? 'Review' : 'Change the grade'}
        </Anchor>
      )}
    />
  ) : (
    <Skeleton height={80} />
  );
}
