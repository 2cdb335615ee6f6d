import { Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconDeviceFloppy } from '@tabler/icons-react';
import type { OutboxState, Saving } from './Outbox';
import classes from './Quiz.module.css';

const SAID: Record<Saving, string> = {
  nothing: '',
  saving: '',
  saved: 'Saved',
  waiting: 'Saved on this device, not yet sent',
  unkept: 'Not saved: leave this page open',
  refused: 'Not taken',
};
const ICON = {
  saved: IconCloudCheck,
  waiting: IconDeviceFloppy,
  unkept: IconCloudOff,
  refused: IconCloudOff,
};

/** Where her answers are, in words; said politely when it has settled. */
export function SavingLine({ saving }: Pick<OutboxState, 'saving'>) {
  const Icon = saving === 'nothing' || saving === 'saving' ? null : ICON[saving];
  return (
    <span className={classes.saving}>
      {saving === 'saving' && (
        <>
          <IconCloudUp size={17} aria-hidden />
          <span aria-hidden>Saving…</span>
        </>
      )}
      {Icon && <Icon size={17} aria-hidden />}
      <Text component="span" size="sm" role="status">
        {SAID[saving]}
      </Text>
    </span>
  );
}
