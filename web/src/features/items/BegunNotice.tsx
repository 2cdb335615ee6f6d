import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Assessment } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { Panel } from '@/ui/Panel';
import { KeyView } from './KeyView';
import classes from './ItemsPage.module.css';
import { points } from './words';

/** An assessment that students have begun, or of an archived class: its questions and keys, to read. */
export function BegunNotice({ assessment }: { assessment: Assessment }) {
  const { class_id } = useDashboard().class;
  const inUse = useInUse();
  return (
    <>
      {inUse && <Text>Students have begun to work on it, so its questions stay as they are.</Text>}
      <Anchor
        component={Link}
        to={`/classes/${class_id}/results?assessment=${encodeURIComponent(assessment.assessment_id)}`}
      >
        See the results
      </Anchor>
      <ol className={classes.list}>
        {assessment.questions.map((question, place) => (
          <li key={question.question_id}>
            <Panel title={`${place + 1}. ${question.question_text}`}>
              <KeyView question={question} />
              <Text size="sm" c="dimmed">
                {points(question.points_possible)}
              </Text>
            </Panel>
          </li>
        ))}
      </ol>
    </>
  );
}
