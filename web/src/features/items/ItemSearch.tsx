import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Concept } from '@/api/types';
import classes from './ItemsPage.module.css';
import { LEVELS, TYPES } from './words';

/** What items are looked for: names as the route has them, empty where anything will do. */
export type Wanted = Partial<Record<'q' | 'concept_id' | 'type' | 'difficulty', string>>;

interface Props {
  wanted: Wanted;
  concepts: Concept[];
  onChange: (wanted: Wanted) => void;
}

const any = (label: string) => ({ value: '', label });

export function ItemSearch({ wanted, concepts, onChange }: Props) {
  const field = (name: keyof Wanted) => ({
    value: wanted[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...wanted, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput
        type="search"
        size="md"
        label="Search the questions"
        placeholder="Words of the question, its options or tags"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={500}
        {...field('q')}
      />
      <div className={classes.filters}>
        <NativeSelect
          label="Concept"
          data={[
            any('Any concept'),
            ...concepts.map(({ concept_id, concept_name }) => ({
              value: concept_id,
              label: concept_name,
            })),
          ]}
          {...field('concept_id')}
        />
        <NativeSelect label="Type" data={[any('Any type'), ...TYPES]} {...field('type')} />
        <NativeSelect
          label="Difficulty"
          data={[any('Any difficulty'), ...LEVELS]}
          {...field('difficulty')}
        />
      </div>
    </>
  );
}

/** Only what the route knows, so that nothing else in an address can spoil the search. */
export function searchParameters(wanted: Wanted): string {
  const query = new URLSearchParams();
  for (const name of ['q', 'concept_id', 'type', 'difficulty'] as const) {
    const value = wanted[name];
    if (value) query.set(name, value);
  }
  return query.toString();
}
