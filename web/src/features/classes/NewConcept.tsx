import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldErrors } from '@/api/fieldErrors';
import type { SchoolConcept } from '@/api/types';
import { FormProblem } from '@/ui/FormProblem';
import { useAddConcept } from './api';
import { bySubject } from './ConceptsField';

interface Props {
  all: SchoolConcept[];
  /** Of the class: a concept belongs to the same. */
  subject: string;
  onAdded: (conceptId: string) => void;
}

/** Adds a concept that the school does not have yet; part of the form of a class, so no form of its own. */
export function NewConcept({ all, subject, onAdded }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const [prerequisites, setPrerequisites] = useState<string[]>([]);
  const add = useAddConcept();
  if (!opened) {
    return (
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={open}
      >
        A concept that is not in the list
      </Button>
    );
  }
  const send = () =>
    add.mutate(
      { concept_name: name, subject, prerequisites },
      {
        onSuccess: ({ concept_id }) => {
          onAdded(concept_id);
          setName('');
          setPrerequisites([]);
          close();
        },
      },
    );
  const refused = fieldErrors(add.error);
  return (
    <Stack mt="sm" gap="xs" role="group" aria-label="A new concept">
      <FormProblem error={add.error} what="The concept was not added." />
      <TextInput
        label="Name of the new concept"
        description="All classes of the school can choose it then"
        value={name}
        error={
          refused.concept_name ?? (refused.subject && 'Say the subject of the class first, above.')
        }
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          send();
        }}
      />
      <MultiSelect
        label="Builds on"
        placeholder={prerequisites.length === 0 ? 'On nothing' : ''}
        searchable
        hidePickedOptions
        data={bySubject(all)}
        value={prerequisites}
        error={refused.prerequisites}
        onChange={setPrerequisites}
      />
      <Group gap="xs">
        <Button size="xs" variant="default" loading={add.isPending} onClick={send}>
          Add the concept
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
