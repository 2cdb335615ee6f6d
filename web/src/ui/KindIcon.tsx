import {
  IconClipboardCheck,
  IconHandStop,
  IconPlayerTrackNext,
  IconStar,
  IconTrendingDown,
  IconZzz,
} from '@tabler/icons-react';
import type { AlertKind } from '@/api/types';

const ICON = {
  wheel_spinning: IconHandStop,
  sudden_drop: IconTrendingDown,
  rapid_guessing: IconPlayerTrackNext,
  idle: IconZzz,
  newly_mastered: IconStar,
  needs_review: IconClipboardCheck,
} satisfies Record<AlertKind, unknown>;

export function KindIcon({ kind }: { kind: AlertKind }) {
  const Icon = ICON[kind];
  return <Icon size={16} stroke={1.9} aria-hidden style={{ flex: 'none' }} />;
}
