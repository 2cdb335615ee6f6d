import { Button, NativeSelect, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { use } from 'react';
import { useSearchParams } from 'react-router';
import { DashboardContext } from '@/api/useDashboard';
import { useSession } from '@/api/useSession';
import { FormModal } from '@/ui/FormModal';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useSearch } from './api';
import { ContentForm } from './ContentForm';
import { FoundItem } from './FoundItem';
import { KINDS } from './kinds';
import classes from './LibraryPage.module.css';

const any = (label: string) => ({ value: '', label });
const READING = [any('Any reading level'), ...options([3, 4, 5, 6, 7, 8, 9], 'Up to grade ')];
const MINUTES = [any('Any length'), ...options([5, 10, 15, 20, 30, 45], 'Up to ', ' minutes')];

function options(numbers: number[], before: string, after = '') {
  return numbers.map((one) => ({ value: String(one), label: `${before}${one}${after}` }));
}

/** The school's content: searched while one types, by words and by meaning. */
export function LibraryPage() {
  useDocumentTitle('Library · Master Creator');
  const concepts = use(DashboardContext)?.concepts ?? [];
  const { role } = useSession();
  const [wanted, setWanted] = useSearchParams();
  const [adding, add] = useDisclosure(false);
  const [query] = useDebouncedValue(parameters(wanted), 120);
  const { data, error, refetch, isPlaceholderData } = useSearch(query);
  const field = (name: string) => ({
    value: wanted.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setWanted(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      );
    },
  });
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1} size={26}>
          Library
        </Title>
        {role !== 'student' && concepts.length > 0 && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
            Add content
          </Button>
        )}
      </div>
      <TextInput
        type="search"
        size="md"
        label="Search the library"
        placeholder="A word, or what it should be about"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={500}
        {...field('q')}
      />
      <div className={classes.filters}>
        <NativeSelect label="Kind" data={[any('Any kind'), ...KINDS]} {...field('kind')} />
        {concepts.length > 0 && (
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
        )}
        <NativeSelect label="Reading level" data={READING} {...field('reading_level')} />
        <NativeSelect label="Length" data={MINUTES} {...field('minutes')} />
      </div>
      {error && (
        <ProblemNotice
          error={error}
          what="The library could not be searched."
          retry={() => void refetch()}
        />
      )}
      <Text role="status" c="dimmed">
        {data && !isPlaceholderData && count(data.results.length)}
        {data?.index === 'building' && ' The library is still being read; more may come.'}
      </Text>
      {!data && !error && <Skeleton height={240} aria-label="Loading the library" />}
      <ul className={classes.list}>
        {data?.results.map((found) => (
          <FoundItem key={found.content.content_id} found={found} to={found.content.content_id} />
        ))}
      </ul>
      <FormModal opened={adding} onClose={add.close} title="Add content" size="lg">
        <ContentForm before={null} concepts={concepts} onDone={add.close} />
      </FormModal>
    </div>
  );
}

/** Only what the route knows, so that nothing else in the address can spoil the search. */
function parameters(wanted: URLSearchParams): string {
  const query = new URLSearchParams({ limit: '30' });
  for (const name of ['q', 'kind', 'concept_id', 'reading_level', 'minutes']) {
    const value = wanted.get(name);
    if (value) query.set(name, value);
  }
  return query.toString();
}

function count(found: number): string {
  if (found === 0) return 'Nothing found. Try another word, or fewer filters.';
  return found === 1 ? '1 found' : found === 30 ? 'The best 30' : `${found} found`;
}
