import {
  Button,
  Checkbox,
  FileButton,
  Group,
  NativeSelect,
  Skeleton,
  Text,
  Textarea,
} from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { newKey } from '@/api/newKey';
import type { Assessment, Student } from '@/api/types';
import { startBatch } from '@/api/writes';
import { useStartJob } from '@/jobs/useJobs';
import { FormProblem } from '@/ui/FormProblem';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAssessment, useAssessments } from './api';
import { BatchCheck } from './BatchCheck';
import { tableText, writeCell } from './csv';
import { readBatch, type ReadBatch } from './readBatch';

interface Props {
  classId: string;
  students: Student[];
}

/** Chooses an assessment and a table, shows what is wrong with it, and sends what is right. */
export function BatchForm({ classId, students }: Props) {
  const assessments = useAssessments(classId);
  const [chosen, choose] = useState('');
  const assessmentId = chosen === '' ? (assessments.data?.[0]?.assessment_id ?? '') : chosen;
  const { data: assessment, error, refetch } = useAssessment(assessmentId);
  if (assessments.error ?? error) {
    return (
      <ProblemNotice
        error={assessments.error ?? error}
        what="The assessments could not be loaded."
        retry={() => void (error ? refetch() : assessments.refetch())}
      />
    );
  }
  if (assessments.data?.length === 0) {
    return (
      <Panel title="No assessment yet">
        <Text>A table is graded by the key of an assessment that is stored for this class.</Text>
      </Panel>
    );
  }
  return (
    <Panel title="A new table">
      <NativeSelect
        label="Assessment"
        value={assessmentId}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={(assessments.data ?? []).map((one) => ({
          value: one.assessment_id,
          label: one.title,
        }))}
      />
      {assessment ? (
        <TableForm
          key={assessment.assessment_id}
          classId={classId}
          students={students}
          assessment={assessment}
        />
      ) : (
        <Skeleton mt="md" height={160} role="status" aria-label="Loading the questions" />
      )}
    </Panel>
  );
}

function TableForm({ classId, students, assessment }: Props & { assessment: Assessment }) {
  const [text, setText] = useState('');
  const [key, setKey] = useState(newKey);
  const [again, setAgain] = useState(false);
  const read = useMemo(
    () => readBatch(text, assessment.questions, students),
    [text, assessment, students],
  );
  const good = goodOf(read);
  const start = useStartJob(classId, () =>
    startBatch(classId, assessment.assessment_id, good, again, key),
  );
  const renew = () => {
    setKey(newKey());
    start.reset();
  };
  const change = (next: string) => {
    setText(next);
    setAgain(false);
    renew();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate(undefined, { onSuccess: () => change('') });
      }}
    >
      <Group mt="md" gap="xs">
        <FileButton
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(file) =>
            void file?.arrayBuffer().then((bytes) => change(tableText(new Uint8Array(bytes))))
          }
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            >
              Choose a CSV file
            </Button>
          )}
        </FileButton>
        <Button
          variant="subtle"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(assessment, students)}
        >
          Empty table with the class in it
        </Button>
      </Group>
      <Textarea
        mt="sm"
        label="Or paste it here"
        description={`First line: student, then ${questionsIn(assessment)} (or the questions' words or ids). Each further line: a name or id, then the answers; options by letter, id or words.`}
        autosize
        minRows={4}
        maxRows={12}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      <BatchCheck read={read} students={students} />
      {good.length > 0 && (
        <Checkbox
          mt="sm"
          label="Grade rows again that were graded before and have not changed"
          description="As a further submission. Without this they keep the grade that they have."
          checked={again}
          onChange={({ currentTarget }) => {
            setAgain(currentTarget.checked);
            renew();
          }}
        />
      )}
      <FormProblem error={start.error} what="Nothing was graded." />
      <Group justify="flex-end" mt="md">
        <Button type="submit" disabled={good.length === 0} loading={start.isPending}>
          {good.length === 0
            ? 'Grade'
            : `Grade ${good.length} ${good.length === 1 ? 'row' : 'rows'}`}
        </Button>
      </Group>
    </form>
  );
}

const goodOf = ({ problems, rows }: ReadBatch) =>
  problems.length > 0
    ? []
    : rows.flatMap(({ studentId, responses, problems: wrong }) =>
        studentId === null || wrong.length > 0 ? [] : [{ student_id: studentId, responses }],
      );

const questionsIn = ({ questions }: Assessment) => questions.map((_, at) => at + 1).join(', ');

function download({ assessment_id, questions }: Assessment, students: Student[]) {
  const lines = [
    ['student', ...questions.map(({ question_id }) => question_id)],
    ...students.map(({ student_name }) => [student_name, ...questions.map(() => '')]),
  ];
  const text = lines.map((cells) => cells.map(writeCell).join(',')).join('\r\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }));
  link.download = `${assessment_id}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
