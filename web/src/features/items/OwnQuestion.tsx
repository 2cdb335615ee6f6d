import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Concept, Question } from '@/api/types';
import { freshItem, questionOf, type ItemDraft } from './draft';
import { QuestionFields } from './QuestionFields';

interface Props {
  concepts: Concept[];
  /** What she had typed before; null for nothing. */
  typed: ItemDraft | null;
  onType: (draft: ItemDraft) => void;
  onDone: (question: Question) => void;
}

/** A question that does not go into the bank. */
export function OwnQuestion({ concepts, typed, onType, onDone }: Props) {
  const form = useForm<ItemDraft>({
    initialValues: typed ?? freshItem(concepts[0]?.concept_id ?? '', ''),
    onValuesChange: onType,
    validate: {
      concept_id: (concept) => (concept === '' ? 'Choose what it is about' : null),
      question_text: (text) => (text.trim() === '' ? 'must not be blank' : null),
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((draft) => onDone(questionOf(draft)))}>
      <QuestionFields form={form} concepts={concepts} />
      <Group justify="flex-end" mt="lg">
        <Button type="submit">Add</Button>
      </Group>
    </form>
  );
}
