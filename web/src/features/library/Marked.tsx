import { Mark } from '@mantine/core';
import type { Segment } from '@/api/types';

/** A text with the words that were searched for marked. */
export function Marked({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, marked }, place) =>
    marked ? <Mark key={place}>{text}</Mark> : <span key={place}>{text}</span>,
  );
}
