import type { Group } from '@/api/types';

export const GROUP_WORD: Record<Group, string> = {
  advanced: 'Advanced',
  on_track: 'On track',
  needs_support: 'Needs support',
};
