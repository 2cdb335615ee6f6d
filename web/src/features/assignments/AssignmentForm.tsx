import {
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Radio,
  SimpleGrid,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '@/api/fieldErrors';
import type { AssessmentSummary, Assignment, AssignmentChanges, Student } from '@/api/types';
import { FormProblem } from '@/ui/FormProblem';
import { fromField, toField } from './localTime';

interface Props {
  /** To choose from; empty where the assessment is settled. */
  assessments: AssessmentSummary[];
  /** Chosen at first. */
  assessmentId: string;
  students: Student[];
  before: Assignment | null;
  error: Error | null;
  busy: boolean;
  onSend: (assessmentId: string, settings: AssignmentChanges) => void;
}

interface Values {
  assessment_id: string;
  who: string;
  student_ids: string[];
  opens_at: string;
  closes_at: string;
  time_limit_minutes: number | string;
  attempts_allowed: number | string;
}

const numberOrNull = (value: number | string) => (value === '' ? null : Number(value));

function settingsOf(values: Values): AssignmentChanges {
  const opens = fromField(values.opens_at);
  const closes = fromField(values.closes_at);
  const minutes = numberOrNull(values.time_limit_minutes);
  return {
    ...(values.who === 'some' ? { student_ids: values.student_ids } : {}),
    ...(opens === null ? {} : { opens_at: opens }),
    ...(closes === null ? {} : { closes_at: closes }),
    ...(minutes === null ? {} : { time_limit_minutes: minutes }),
    attempts_allowed: numberOrNull(values.attempts_allowed) ?? 1,
  };
}

/** Who takes it, when, for how long and how often. */
export function AssignmentForm(props: Props) {
  const { assessments, assessmentId, students, before, error, busy, onSend } = props;
  const form = useForm<Values>({
    initialValues: {
      assessment_id: assessmentId,
      who: before === null || before.whole_class ? 'all' : 'some',
      student_ids: before?.student_ids ?? [],
      opens_at: toField(before?.opens_at ?? null),
      closes_at: toField(before?.closes_at ?? null),
      time_limit_minutes: before?.time_limit_minutes ?? '',
      attempts_allowed: before?.attempts_allowed ?? 1,
    },
    validate: {
      student_ids: (ids, { who }) =>
        who === 'some' && ids.length === 0 ? 'Choose at least one student' : null,
    },
  });
  const { time_limit_minutes: own } =
    assessments.find(({ assessment_id }) => assessment_id === form.values.assessment_id) ?? {};
  const refused = fieldErrors(error);
  const field = (name: keyof Values) => ({
    ...form.getInputProps(name),
    ...(refused[name] === undefined ? {} : { error: refused[name] }),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => onSend(values.assessment_id, settingsOf(values)))}
    >
      <FormProblem error={error} what="It was not assigned." />
      {before === null && (
        <NativeSelect
          label="Assessment"
          data={assessments.map(({ assessment_id, title, question_count }) => ({
            value: assessment_id,
            label: `${title} (${question_count})`,
          }))}
          {...field('assessment_id')}
        />
      )}
      <Radio.Group mt="sm" label="For" {...form.getInputProps('who')}>
        <Group mt={4}>
          <Radio value="all" label="the whole class" />
          <Radio value="some" label="some students" />
        </Group>
      </Radio.Group>
      {form.values.who === 'some' && (
        <MultiSelect
          mt="sm"
          label="Students"
          searchable
          hidePickedOptions
          placeholder={form.values.student_ids.length === 0 ? 'Type a name' : ''}
          data={students.map(({ student_id, student_name }) => ({
            value: student_id,
            label: student_name,
          }))}
          {...field('student_ids')}
        />
      )}
      <SimpleGrid mt="sm" cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="datetime-local"
          label="Opens"
          description="Empty: now"
          {...field('opens_at')}
        />
        <TextInput
          type="datetime-local"
          label="Closes"
          description="Empty: stays open"
          {...field('closes_at')}
        />
      </SimpleGrid>
      <SimpleGrid mt="sm" cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label="Time limit"
          description={
            before !== null
              ? 'Empty: as the assessment has it'
              : own == null
                ? 'Empty: no limit'
                : `Empty: ${own} min, as the assessment has it`
          }
          suffix=" min"
          min={1}
          max={600}
          {...field('time_limit_minutes')}
        />
        <NumberInput
          label="Attempts"
          description="For each student"
          min={1}
          max={100}
          {...field('attempts_allowed')}
        />
      </SimpleGrid>
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={busy}>
          {before === null ? 'Assign' : 'Save'}
        </Button>
      </Group>
    </form>
  );
}
