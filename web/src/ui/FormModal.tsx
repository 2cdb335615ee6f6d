import { Alert, Button, Group, Modal, type ModalProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { focused } from './focused';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: ModalProps['size'];
  children: ReactNode;
}

/** A dialog to fill in. What was typed is thrown away only by who says so: a slip of the hand closes nothing. */
export function FormModal({ opened, onClose, title, size = 'md', children }: Props) {
  const [typed, setTyped] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!opened && (typed || asking)) {
    setTyped(false);
    setAsking(false);
  }
  return (
    <Modal
      opened={opened}
      onClose={() => (typed ? setAsking(!asking) : onClose())}
      title={title}
      size={size}
    >
      {asking && (
        <Alert role="alert" variant="outline" color="yellow" mb="md" title="This is not saved yet">
          <Group gap="xs">
            <Button size="xs" ref={focused} onClick={() => setAsking(false)}>
              Go on with it
            </Button>
            <Button size="xs" variant="default" onClick={onClose}>
              Throw it away
            </Button>
          </Group>
        </Alert>
      )}
      <div onInput={() => setTyped(true)} onChange={() => setTyped(true)}>
        {children}
      </div>
    </Modal>
  );
}
