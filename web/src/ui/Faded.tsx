import { Text } from '@mantine/core';
import type { MasteryCell } from '@/api/types';
import { fadingOf } from '@/model/fading';
import { percent } from './percent';
import { useNow } from './useNow';

/** What is left of a mastery that was not practised for a while; nothing where it is fresh. */
export function Faded({ cell }: { cell: MasteryCell }) {
  const fading = fadingOf(cell, useNow(60_000));
  return (
    fading && (
      <Text size="sm" c="dimmed">
        Faded to {percent(fading.left)}: {fading.days} {fading.days === 1 ? 'day' : 'days'} without
        practice
      </Text>
    )
  );
}
