import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { BatchOutcome, Job } from '@/api/types';
import { JobLine } from '@/jobs/JobLine';
import { useJob } from '@/jobs/useJobs';
import { isDone } from '@/live/applyJobEvent';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { full } from '@/ui/time';
import type { Discretion } from '@/ui/useDiscretion';
import { useAssessment, useOutcomes, useTally } from './api';
import classes from './BatchPage.module.css';

interface Props {
  job: Job;
  open: boolean;
  discretion: Discretion;
}

/** A table that is or was graded: how far it is, and what became of each row. */
export function BatchView({ job: listed, open, discretion }: Props) {
  const job = useJob(listed);
  const [shown, show] = useState(open);
  const tally = useTally(job);
  const outcomes = useOutcomes(job, shown);
  const assessmentId = tally.data?.assessment_id ?? '';
  const title = useAssessment(assessmentId).data?.title;
  return (
    <Panel title={title ?? 'A table'}>
      <Text size="sm" c="dimmed">
        Sent {full(job.created_at)}
      </Text>
      {!isDone(job) && <JobLine job={job} of="the table" />}
      {tally.data && (
        <Text>
          {wordsOf(job)}
          {tally.data.tally.graded} graded
          {tally.data.tally.unchanged > 0 &&
            `, ${tally.data.tally.unchanged} graded before and unchanged`}
          , {tally.data.tally.failed} not
          {tally.data.tally.waiting > 0 && `, ${tally.data.tally.waiting} wait`}.{' '}
          <Anchor
            component={Link}
            to={`/classes/${job.class_id}/results?assessment=${encodeURIComponent(assessmentId)}`}
          >
            Results by question
          </Anchor>
        </Text>
      )}
      {(tally.error ?? outcomes.error) && (
        <ProblemNotice
          error={tally.error ?? outcomes.error}
          what="What became of it could not be loaded."
          retry={() => void (tally.error ? tally : outcomes).refetch()}
        />
      )}
      <Group mt={6}>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={shown}
          onClick={() => show(!shown)}
        >
          {shown ? 'Hide the rows' : 'Show the rows'}
        </Button>
      </Group>
      {shown && outcomes.data && (
        <Outcomes classId={job.class_id} outcomes={outcomes.data} discretion={discretion} />
      )}
    </Panel>
  );
}

function wordsOf({ status, error }: Job): string {
  if (status === 'cancelled') return 'Stopped. ';
  if (status === 'failed') return `${error ?? 'It failed.'} `;
  return '';
}

const wordOf = ({ status }: BatchOutcome) =>
  status === 'unchanged' ? 'Graded before, unchanged' : 'Graded';

const SHOWN = 200;

function Outcomes(props: { classId: string; outcomes: BatchOutcome[]; discretion: Discretion }) {
  const { classId, outcomes, discretion } = props;
  // What went wrong is what somebody has to do something about.
  const sorted = [...outcomes].sort(
    (a, b) => Number(a.status !== 'failed') - Number(b.status !== 'failed'),
  );
  return (
    <>
      <Table className={classes.outcomes ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Row</Table.Th>
            <Table.Th scope="col">Student</Table.Th>
            <Table.Th scope="col">What became of it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.slice(0, SHOWN).map((one) => (
            <Table.Tr key={one.position}>
              <Table.Td>{one.position + 1}</Table.Td>
              <Table.Td>{discretion.name(one.student_id)}</Table.Td>
              <Table.Td>
                {one.grading_id !== null ? (
                  <Anchor
                    component={Link}
                    to={`/classes/${classId}/students/${encodeURIComponent(one.student_id)}`}
                    aria-label={`${wordOf(one)}: ${discretion.name(one.student_id)}`}
                  >
                    {wordOf(one)}
                  </Anchor>
                ) : one.status === 'failed' ? (
                  (one.error ?? 'It could not be graded.')
                ) : (
                  'Waits'
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {sorted.length > SHOWN && (
        <Text size="sm" c="dimmed">
          and {sorted.length - SHOWN} more
        </Text>
      )}
    </>
  );
}
