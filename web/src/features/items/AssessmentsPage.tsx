import { Anchor, Button, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { AssessmentSummary } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAssessments } from './api';
import classes from './ItemsPage.module.css';
import { counted } from '@/ui/counted';

/** The class's assessments, the newest first; what a co-teacher builds appears by itself. */
export function AssessmentsPage() {
  const { class_id, class_name } = useDashboard().class;
  const inUse = useInUse();
  useDocumentTitle(`Assessments · ${class_name}`);
  const { data, error, refetch } = useAssessments(class_id);
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1} size={26}>
          Assessments
        </Title>
        {inUse && (
          <Button component={Link} to="new" leftSection={<IconPlus size={16} aria-hidden />}>
            Build an assessment
          </Button>
        )}
      </div>
      {error && (
        <ProblemNotice
          error={error}
          what="The assessments could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && (
        <Skeleton height={240} role="status" aria-label="Loading the assessments" />
      )}
      {data?.length === 0 && (
        <Text c="dimmed">
          {inUse
            ? 'Nothing yet. Build the first one from the questions of the bank.'
            : 'There was none.'}
        </Text>
      )}
      <ul className={classes.list}>
        {data?.map((one) => (
          <li key={one.assessment_id} className={classes.item}>
            <div className={classes.itemText}>
              <Anchor component={Link} to={one.assessment_id} fw={600}>
                {one.title}
              </Anchor>
              <Text size="sm" c="dimmed">
                {facts(one)}
              </Text>
            </div>
            {inUse && (
              <Button
                component={Link}
                to={`/classes/${class_id}/assignments?assign=${encodeURIComponent(one.assessment_id)}`}
                size="compact-md"
                variant="default"
                aria-label={`Assign: ${one.title}`}
              >
                Assign
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const facts = ({ question_count, time_limit_minutes }: AssessmentSummary) =>
  `${counted(question_count, 'question')} · ${
    time_limit_minutes === null ? 'no time limit' : counted(time_limit_minutes, 'minute')
  }`;
