import { Button, Group, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import { keys } from '@/api/keys';

interface Props {
  title: string;
  leave: string;
  /** What would be lost. */
  children: ReactNode;
}

/** As long as it stands on a page: a link, the browser's arrows or the closing of the window do not leave it by a slip. */
export function AskBeforeLeaving({ title, leave, children }: Props) {
  const cache = useQueryClient();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      // Who has just signed out leaves nothing behind.
      if (cache.getQueryData(keys.session) !== undefined) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [cache]);
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={() => blocker.reset?.()} title={title}>
      {children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {leave}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          Stay here
        </Button>
      </Group>
    </Modal>
  );
}
