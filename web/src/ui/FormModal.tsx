import { Alert, Button, Group, Modal, type ModalProps } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
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
  const field = useRef<Element>(null);
  const goOn = () => {
    setAsking(false);
    if (field.current instanceof HTMLElement) field.current.focus();
  };
  if (!opened && (typed || asking)) {
    setTyped(false);
    setAsking(false);
  }
  return (
    <Modal
      opened={opened}
      onClose={() => {
        if (!typed) return onClose();
        if (asking) return goOn();
        field.current = document.activeElement;
        setAsking(true);
      }}
      title={title}
      size={size}
    >
      {asking && (
        <Alert role="alert" variant="outline" color="yellow" mb="md" title="This is not saved yet">
          <Group gap="xs">
            <Button size="xs" ref={focused} onClick={goOn}>
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
