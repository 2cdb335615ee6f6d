import { Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core';
import { codeWords } from './codeWords';

interface Props {
  /** The accommodations to choose from. */
  offers: string[];
  /** What a form gives an input of that name. */
  input: (name: 'accommodations' | 'author' | 'licence' | 'source') => object;
}

/** What a piece of material offers to whom it would else be hard, and where it comes from. */
export function OfferFields({ offers, input }: Props) {
  return (
    <>
      <Checkbox.Group mt="sm" label="What it offers" {...input('accommodations')}>
        <Group mt={4} gap="sm">
          {[...new Set(offers)].map((code) => (
            <Checkbox key={code} value={code} label={codeWords(code)} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid mt="sm" cols={{ base: 1, xs: 3 }}>
        <TextInput label="Author" {...input('author')} />
        <TextInput label="Licence" {...input('licence')} />
        <TextInput label="Source" {...input('source')} />
      </SimpleGrid>
    </>
  );
}
