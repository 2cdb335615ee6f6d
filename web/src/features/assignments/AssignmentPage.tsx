import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '@/api/problem';
import type { TaggedProgress } from '@/api/reads';
import type { Assignment, TakerProgress } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { Notice } from '@/ui/Notice';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useDiscretion } from '@/ui/useDiscretion';
import { useSaid } from '@/ui/useSaid';
import { Actions } from './Actions';
import { useProgress } from './api';
import classes from './Assignments.module.css';
import { ExtendDialog } from './ExtendDialog';
import { Takers } from './Takers';
import { limitWords, STATE_WORD, whoWords, windowWords } from './words';

/** An assignment while it is taken: who has not started, who works, who has handed in. */
export function AssignmentPage() {
  const { assignmentId = '' } = useParams();
  const { class_id } = useDashboard().class;
  const { data, error, refetch } = useProgress(class_id, assignmentId);
  if (error instanceof Problem && error.status === 404) {
    return (
      <Notice
        title="No such assignment"
        link={{ to: `/classes/${class_id}/assignments`, text: 'All assignments' }}
      >
        It was taken back, or belongs to another class.
      </Notice>
    );
  }
  if (data) return <Shown shown={data} stale={error !== null} />;
  return (
    <Stack className={classes.page ?? ''}>
      {error ? (
        <ProblemNotice
          error={error}
          what="The assignment could not be loaded."
          retry={() => void refetch()}
        />
      ) : (
        <Skeleton height={320} role="status" aria-label="Loading the assignment" />
      )}
    </Stack>
  );
}

function Shown({ shown, stale }: { shown: TaggedProgress; stale: boolean }) {
  const { assignment, students: takers, server_time } = shown.body;
  const { class: of, students } = useDashboard();
  const inUse = useInUse();
  useDocumentTitle(`${assignment.title} · ${of.class_name}`);
  const discretion = useDiscretion(students);
  const [extending, extend] = useState<TakerProgress | null>(null);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to={`/classes/${of.class_id}/assignments`} size="sm">
        All assignments
      </Anchor>
      <div className={classes.head}>
        <div>
          <Title order={1} size={26}>
            {assignment.title}
          </Title>
          <Text c="dimmed">
            {STATE_WORD[assignment.state]}, {windowWords(assignment)} · {limitWords(assignment)} ·{' '}
            {whoWords(assignment)}
          </Text>
        </div>
        {inUse && <Actions assignment={assignment} />}
      </div>
      {stale && (
        <Text role="status" fw={600}>
          The server cannot be reached: this is how it stood.
        </Text>
      )}
      {discretion.hidden ? (
        <Panel title="Students">
          <Text c="dimmed">Hidden in projector mode.</Text>
        </Panel>
      ) : (
        <Panel title="Students" aside={<Counts assignment={assignment} />}>
          <Takers
            takers={takers}
            ahead={new Date(server_time).getTime() - shown.bodyAt}
            onExtend={extend}
          />
        </Panel>
      )}
      <ExtendDialog
        assignment={assignment}
        taker={inUse ? extending : null}
        onClose={() => extend(null)}
      />
    </div>
  );
}

function Counts({ assignment: { students, working, handed_in } }: { assignment: Assignment }) {
  const text = `${students - working - handed_in} not started · ${working} working · ${handed_in} handed in`;
  useSaid(text);
  return <span className={classes.counts}>{text}</span>;
}
