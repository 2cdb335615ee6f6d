import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  SimpleGrid,
  Skeleton,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '@/api/fieldErrors';
import type { User } from '@/api/types';
import { FormProblem } from '@/ui/FormProblem';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useSchoolConcepts } from './api';
import { ConceptsField } from './ConceptsField';
import { NewConcept } from './NewConcept';

export interface ClassDraft {
  class_name: string;
  subject: string;
  grade_level: number | string;
  concept_ids: string[];
  teacher_ids: string[];
}

interface Props {
  before: ClassDraft;
  /** Whom an administrator may let teach it; null where that is not asked. */
  teachers: User[] | null;
  what: string;
  send: string;
  error: Error | null;
  busy: boolean;
  onSend: (draft: ClassDraft) => void;
  onReload?: () => void;
}

/** What a class is called, for whom it is and what it is taught. */
export function ClassForm({ before, teachers, what, send, error, busy, onSend, onReload }: Props) {
  const concepts = useSchoolConcepts();
  const form = useForm<ClassDraft>({
    initialValues: before,
    validate: {
      class_name: (name) => (name.trim() === '' ? 'Give the class a name' : null),
      subject: (subject) => (subject.trim() === '' ? 'Say the subject' : null),
      grade_level: (grade) => (grade === '' ? 'Say the grade' : null),
    },
  });
  const refused = fieldErrors(error);
  const field = (name: keyof ClassDraft) => ({
    ...form.getInputProps(name),
    ...(refused[name] === undefined ? {} : { error: refused[name] }),
  });
  const { subject, concept_ids } = form.values;
  const choose = (chosen: string[]) => form.setFieldValue('concept_ids', chosen);
  if (concepts.error) {
    return (
      <ProblemNotice
        error={concepts.error}
        what="The concepts could not be loaded."
        retry={() => void concepts.refetch()}
      />
    );
  }
  if (!concepts.data) {
    return <Skeleton height={280} role="status" aria-label="Loading the concepts" />;
  }
  return (
    <form noValidate onSubmit={form.onSubmit(onSend)}>
      <FormProblem error={error} what={what} {...(onReload ? { onReload } : {})} />
      <TextInput
        label="Name"
        placeholder="Biology 9A"
        autoComplete="off"
        data-autofocus
        {...field('class_name')}
      />
      <SimpleGrid mt="sm" cols={{ base: 1, xs: 2 }}>
        <TextInput label="Subject" autoComplete="off" {...field('subject')} />
        <NumberInput
          label="Grade"
          description="0 is kindergarten"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={13}
          allowDecimal={false}
          {...field('grade_level')}
        />
      </SimpleGrid>
      <ConceptsField
        all={concepts.data}
        chosen={concept_ids}
        error={refused.concept_ids}
        onChange={choose}
      />
      <NewConcept
        all={concepts.data}
        subject={subject}
        onAdded={(added) => choose([...concept_ids, added])}
      />
      {teachers && (
        <MultiSelect
          mt="sm"
          label="Teachers"
          description="Only they and administrators see the class"
          searchable
          hidePickedOptions
          data={teachers.map(({ user_id, display_name }) => ({
            value: user_id,
            label: display_name,
          }))}
          {...field('teacher_ids')}
        />
      )}
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={busy}>
          {send}
        </Button>
      </Group>
    </form>
  );
}
