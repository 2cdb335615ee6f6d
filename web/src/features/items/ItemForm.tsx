import { Button, Group, NumberInput, SimpleGrid, TagsInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { fieldErrors } from '@/api/fieldErrors';
import type { Concept, Item } from '@/api/types';
import { useKeyOf } from '@/api/useKeyOf';
import { useSession } from '@/api/useSession';
import { FormProblem } from '@/ui/FormProblem';
import { OfferFields } from '@/ui/OfferFields';
import { useSaveItem } from './api';
import { draftOfItem, freshItem, itemOf, type ItemDraft } from './draft';
import { QuestionFields } from './QuestionFields';

const OFFERS = ['simplified_language', 'word_bank', 'visual_supports', 'text_to_speech'];

interface Props {
  /** Null for a new item. */
  before: { item: Item; etag: string } | null;
  concepts: Concept[];
  /** What she had typed before; null for nothing. */
  typed: ItemDraft | null;
  onType: (draft: ItemDraft) => void;
  onDone: () => void;
}

/** Writes a new item, or the next version of what is there. */
export function ItemForm({ before, concepts, typed, onType, onDone }: Props) {
  const { display_name } = useSession();
  // What is saved replaces what she began with, and nothing that was read since.
  const [start] = useState(before);
  const keyOf = useKeyOf();
  const save = useSaveItem(start && { itemId: start.item.item_id, etag: start.etag });
  const form = useForm<ItemDraft>({
    initialValues:
      typed ??
      (start ? draftOfItem(start.item) : freshItem(concepts[0]?.concept_id ?? '', display_name)),
    onValuesChange: onType,
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((draft) => {
        const body = itemOf(draft);
        save.mutate(
          { body, key: keyOf(body) },
          { onSuccess: onDone, onError: (error) => form.setErrors(itemErrors(error)) },
        );
      })}
    >
      <FormProblem error={save.error} what="It was not saved." />
      <QuestionFields form={form} concepts={concepts} />
      <TagsInput mt="sm" label="Tags" maxTags={20} {...form.getInputProps('tags')} />
      <SimpleGrid mt="sm" cols={{ base: 1, xs: 3 }}>
        <NumberInput label="From grade" min={0} max={13} {...form.getInputProps('grade_from')} />
        <NumberInput label="To grade" min={0} max={13} {...form.getInputProps('grade_to')} />
        <NumberInput
          label="Reading level"
          min={0}
          max={13}
          {...form.getInputProps('reading_level')}
        />
      </SimpleGrid>
      <OfferFields
        offers={[...OFFERS, ...(start?.item.accommodations ?? [])]}
        input={form.getInputProps}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}

/** The form has the question's fields beside the item's. */
function itemErrors(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([field, message]) => [
      field
        .replace(/^question\./, '')
        .replace(/^rubric\..*/, 'rubric')
        .replace(/^options\[.*/, 'options'),
      message,
    ]),
  );
}
