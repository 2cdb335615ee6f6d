import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useDashboardQuery } from '@/api/useDashboard';
import type { Delays } from '@/live/delays';
import type { Freshness } from '@/live/freshness';
import { useDelays } from '@/live/useDelays';
import { LiveDot } from '@/ui/LiveDot';
import classes from './LiveDetails.module.css';

/** The live dot, and on demand how long events take to this screen and that none is missing. */
export function LiveDetails({ classId, freshness }: { classId: string; freshness: Freshness }) {
  const delays = useDelays(classId);
  const { data: dashboard } = useDashboardQuery(classId);
  return (
    <Popover width={320} position="bottom-end" withArrow>
      <div className={classes.live}>
        <LiveDot {...freshness} />
        <Popover.Target>
          <UnstyledButton aria-label="How fresh is this page?" className={classes.ask} />
        </Popover.Target>
      </div>
      <Popover.Dropdown>
        <Text size="sm">
          {dashboard === undefined
            ? 'The class is being loaded.'
            : `Complete up to event ${dashboard.cursor.offset} of this class: none is missing, none came twice.`}
        </Text>
        <Text size="sm" mt="xs">
          {delays === undefined
            ? 'No event has come since this page was opened.'
            : wordsFor(delays)}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

function wordsFor({ count, medianMs, worstMs }: Delays): string {
  const took =
    count === 1
      ? `event took ${spoken(worstMs)}`
      : `${count} events took ${spoken(medianMs)} in the middle, ${spoken(worstMs)} at most`;
  return `Beyond the time of the quickest message, the last ${took}.`;
}

const spoken = (ms: number) =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
