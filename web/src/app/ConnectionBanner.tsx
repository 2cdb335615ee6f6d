import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { Freshness } from '@/live/freshness';
import { clock } from '@/ui/time';
import { useNow } from '@/ui/useNow';

/** A short break needs no banner: the dot says it. */
const PATIENCE_MS = 5_000;

export function ConnectionBanner({ freshness }: { freshness: Freshness }) {
  const now = useNow(1_000);
  const text = textFor(freshness, now);
  if (text === null) return null;
  return (
    <Alert
      role="status"
      radius={0}
      py={8}
      variant="light"
      color="gray"
      icon={<IconCloudOff size={18} />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      {text}
    </Alert>
  );
}

function textFor({ state, since, asOf }: Freshness, now: number): string | null {
  const shown =
    asOf === null ? '' : ` What you see was true at ${clock(asOf)} and stays on the screen.`;
  switch (state) {
    case 'OFFLINE':
      return `This device has had no network since ${clock(since)}.${shown}`;
    case 'STALE':
      return now - since < PATIENCE_MS
        ? null
        : `Not up to date since ${clock(asOf ?? since)}. Connecting again by itself.${shown}`;
    case 'FORBIDDEN':
      return 'You may no longer see this. Ask an administrator if that is a mistake.';
    case 'GONE':
      // What never was there, the page itself says.
      return asOf === null ? null : 'What this page shows no longer exists on the server.';
    case 'LIVE':
    case 'CATCHING_UP':
    case 'SIGNED_OUT':
      return null;
  }
}
