import { Badge, Button, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Concept, Item } from '@/api/types';
import { DifficultyMark } from '@/ui/DifficultyMark';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useItems } from './api';
import { searchParameters, type Wanted } from './ItemSearch';
import classes from './ItemsPage.module.css';
import { points, TYPE_WORD } from './words';

interface Props {
  wanted: Wanted;
  concepts: Concept[];
  /** The name of an item: a link to it, or its words. */
  title: (item: Item) => ReactNode;
  /** What can be done with it. */
  action?: (item: Item) => ReactNode;
}

/** The items that fit, last changed first. */
export function ItemList({ wanted, concepts, title, action }: Props) {
  const [query] = useDebouncedValue(searchParameters(wanted), 120);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useItems(query);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {error && (
        <ProblemNotice
          error={error}
          what="The questions could not be loaded."
          retry={() => void refetch()}
        />
      )}
      <Text role="status" c="dimmed">
        {data && count(items.length, hasNextPage, query !== '')}
      </Text>
      {!data && !error && <Skeleton height={240} aria-label="Loading the questions" />}
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.item_id} className={classes.item}>
            <div className={classes.itemText}>
              <div className={classes.itemTitle}>{title(item)}</div>
              <div className={classes.facts}>
                <Badge variant="default" tt="none">
                  {TYPE_WORD[item.question.question_type]}
                </Badge>
                <Text span size="sm" c="dimmed">
                  {nameOf(item.question.concept_id, concepts)} ·{' '}
                  {points(item.question.points_possible)}
                  {item.used_in > 0 && ` · in ${assessments(item.used_in)}`}
                </Text>
                <DifficultyMark difficulty={item.difficulty} />
              </div>
            </div>
            {action?.(item)}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

const nameOf = (conceptId: string, concepts: Concept[]) =>
  concepts.find(({ concept_id }) => concept_id === conceptId)?.concept_name ?? conceptId;

const assessments = (count: number) => (count === 1 ? '1 assessment' : `${count} assessments`);

function count(found: number, more: boolean, asked: boolean): string {
  if (found === 0) {
    return asked
      ? 'Nothing found. Try another word, or fewer filters.'
      : 'The bank is empty. Add a question, or import a file.';
  }
  if (more) return `The first ${found}`;
  return found === 1 ? '1 question' : `${found} questions`;
}
