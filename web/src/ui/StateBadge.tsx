import {
  IconBarbell,
  IconCircleCheck,
  IconHandStop,
  IconPlayerTrackNext,
  IconPlugConnectedX,
  IconZzz,
} from '@tabler/icons-react';
import { STATE_WORD, type StudentState } from '@/model/studentState';
import classes from './StateBadge.module.css';

const ICON = {
  on_track: IconCircleCheck,
  productive_struggle: IconBarbell,
  stuck: IconHandStop,
  rushing: IconPlayerTrackNext,
  idle: IconZzz,
  offline: IconPlugConnectedX,
} satisfies Record<StudentState, unknown>;

export function StateBadge({ state, short = false }: { state: StudentState; short?: boolean }) {
  const Icon = ICON[state];
  return (
    <span
      className={classes.badge}
      data-state={state}
      data-short={short || undefined}
      title={short ? STATE_WORD[state] : undefined}
    >
      <Icon size={15} stroke={1.9} aria-hidden />
      <span className={classes.word}>{STATE_WORD[state]}</span>
    </span>
  );
}
