import { Group, NativeSelect, NumberInput, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Concept } from '@/api/types';
import type { ItemDraft } from './draft';
import { KeyFields } from './KeyFields';
import { TYPES } from './words';

export type ItemFormState = UseFormReturnType<ItemDraft>;

/** What is asked, and what is right. */
export function QuestionFields({ form, concepts }: { form: ItemFormState; concepts: Concept[] }) {
  return (
    <>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NativeSelect label="Type" data={TYPES} {...form.getInputProps('question_type')} />
        <NativeSelect
          label="Concept"
          description={
            concepts.length === 0 && 'The class has none yet: choose some on its page Concepts'
          }
          data={[
            ...(form.values.concept_id === '' ? [{ value: '', label: 'Choose' }] : []),
            ...concepts.map(({ concept_id, concept_name }) => ({
              value: concept_id,
              label: concept_name,
            })),
          ]}
          {...form.getInputProps('concept_id')}
        />
        <NumberInput label="Points" min={0} step={0.5} {...form.getInputProps('points_possible')} />
      </Group>
      <Textarea
        mt="sm"
        label="Question"
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps('question_text')}
      />
      <KeyFields form={form} />
      {['options', 'correct_answer', 'left', 'right', 'rubric'].map((field) => {
        const error = form.errors[field];
        return (
          error && (
            <Text key={field} role="alert" c="var(--mantine-color-error)" size="sm" mt={4}>
              {FIELD_WORD[field]}: {error}
            </Text>
          )
        );
      })}
    </>
  );
}

const FIELD_WORD: Record<string, string> = {
  options: 'The options',
  correct_answer: 'The right answer',
  left: 'The left sides',
  right: 'The right sides',
  rubric: 'The rubric',
};
