import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLeaveGuard } from './useLeaveGuard';

interface Props {
  title: string;
  leave: string;
  /** What would be lost. */
  children: ReactNode;
}

/** As long as it stands on a page: a link, the browser's arrows or the closing of the window do not leave it by a slip. */
export function AskBeforeLeaving({ title, leave, children }: Props) {
  const { state, reset, proceed } = useLeaveGuard(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  return (
    <Modal opened={state === 'blocked'} onClose={() => reset?.()} title={title}>
      {children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => proceed?.()}>
          {leave}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          Stay here
        </Button>
      </Group>
    </Modal>
  );
}
