import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { fieldErrors } from '@/api/fieldErrors';
import type { Concept, Content, ContentBody } from '@/api/types';
import { useKeyOf } from '@/api/useKeyOf';
import { useSession } from '@/api/useSession';
import { FormProblem } from '@/ui/FormProblem';
import { OfferFields } from '@/ui/OfferFields';
import { useSaveContent } from './api';
import { KINDS } from './kinds';
import { written } from './written';

const OFFERS = [
  'simplified_language',
  'word_bank',
  'visual_supports',
  'text_to_speech',
  'chunked_tasks',
];

interface Props {
  /** Null for new content. */
  before: { content: Content; etag: string } | null;
  concepts: Concept[];
  onDone: () => void;
}

/** Writes new content, or the next version of what is there. */
export function ContentForm({ before, concepts, onDone }: Props) {
  const { display_name } = useSession();
  // What is saved replaces what she began with, and nothing that was read since.
  const [start] = useState(before);
  const keyOf = useKeyOf();
  const save = useSaveContent(start && { contentId: start.content.content_id, etag: start.etag });
  const form = useForm<ContentBody>({
    initialValues: start ? written(start.content) : fresh(display_name),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((body) =>
        save.mutate(
          { body, key: keyOf(body) },
          { onSuccess: onDone, onError: (error) => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <FormProblem error={save.error} what="It was not saved." />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NativeSelect label="Kind" data={KINDS} {...form.getInputProps('kind')} />
        <NativeSelect
          label="Who sees it"
          data={[
            { value: 'published', label: 'Everybody' },
            { value: 'draft', label: 'Staff only (draft)' },
          ]}
          {...form.getInputProps('state')}
        />
      </SimpleGrid>
      <TextInput mt="sm" label="Title" {...form.getInputProps('title')} />
      <TextInput mt="sm" label="In one sentence" {...form.getInputProps('summary')} />
      <Textarea
        mt="sm"
        label="Text"
        description='A line that begins with a dash is a point; a line in capitals is a heading. Words under WORDS, with commas or as points ("- word: meaning"), stand beside questions for students with a word bank.'
        autosize
        minRows={6}
        maxRows={18}
        {...form.getInputProps('body')}
      />
      <Textarea
        mt="sm"
        label="For staff only"
        description="Answers and hints; students do not see them."
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps('staff_notes')}
      />
      <Checkbox.Group mt="sm" label="Concepts" {...form.getInputProps('concept_ids')}>
        <Group mt={4} gap="sm">
          {concepts.map(({ concept_id, concept_name }) => (
            <Checkbox key={concept_id} value={concept_id} label={concept_name} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid mt="sm" cols={{ base: 2, xs: 4 }}>
        <NumberInput label="From grade" {...form.getInputProps('grade_from')} />
        <NumberInput label="To grade" {...form.getInputProps('grade_to')} />
        <NumberInput label="Reading level" {...form.getInputProps('reading_level')} />
        <NumberInput label="Minutes" {...form.getInputProps('minutes')} />
      </SimpleGrid>
      <OfferFields
        offers={[...OFFERS, ...(start?.content.accommodations ?? [])]}
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

const fresh = (author: string): ContentBody => ({
  kind: 'worksheet',
  title: '',
  summary: '',
  body: '',
  staff_notes: '',
  concept_ids: [],
  subject: 'Biology',
  grade_from: 6,
  grade_to: 9,
  reading_level: 6,
  minutes: 15,
  accommodations: [],
  state: 'published',
  source: '',
  licence: 'All rights reserved',
  author,
  cost_usd: 0,
  parts: [],
});
