import type { ContentKind } from '@/api/types';

export const KIND_WORD: Record<ContentKind, string> = {
  unit: 'Unit',
  lesson: 'Lesson',
  worksheet: 'Worksheet',
  question: 'Question',
  resource: 'Resource',
};

export const KINDS = Object.entries(KIND_WORD).map(([value, label]) => ({ value, label }));

/** "1 minute", "20 minutes", "3 hours" */
export function duration(minutes: number): string {
  if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
