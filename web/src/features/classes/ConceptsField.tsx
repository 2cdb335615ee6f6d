import { Button, MultiSelect, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SchoolConcept } from '@/api/types';
import { missingPrerequisites, withPrerequisites } from './prerequisites';

interface Props {
  all: SchoolConcept[];
  chosen: string[];
  error: ReactNode;
  onChange: (chosen: string[]) => void;
}

/** Which of the school's concepts a class is taught; says what they build on and is left out. */
export function ConceptsField({ all, chosen, error, onChange }: Props) {
  const missing = missingPrerequisites(all, chosen);
  return (
    <>
      <MultiSelect
        mt="sm"
        label="Concepts"
        description="In the order in which you teach them"
        placeholder={chosen.length === 0 ? 'Type a concept' : ''}
        searchable
        hidePickedOptions
        // What they build on is told below while they are being chosen.
        comboboxProps={{ position: 'top' }}
        nothingFoundMessage="The school has no such concept yet. You can add it below."
        data={bySubject(all)}
        value={chosen}
        error={error}
        onChange={onChange}
      />
      <div role="status">
        {missing.length > 0 && (
          <>
            <Text size="sm" mt={6}>
              They build on what is not among them: {names(missing)}.
            </Text>
            <Button
              mt={4}
              size="compact-sm"
              variant="default"
              onClick={() => onChange(withPrerequisites(all, chosen))}
            >
              {missing.length === 1 ? 'Teach it too' : 'Teach them too'}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

const names = (concepts: SchoolConcept[]) =>
  concepts.map(({ concept_name }) => concept_name).join(', ');

export const bySubject = (all: SchoolConcept[]) =>
  [...new Set(all.map(({ subject }) => subject))].map((subject) => ({
    group: subject,
    items: all
      .filter((concept) => concept.subject === subject)
      .map(({ concept_id, concept_name }) => ({ value: concept_id, label: concept_name })),
  }));
