import { Alert, Button, Group, Modal, type ModalProps } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { NavigationType } from 'react-router';
import { focused } from './focused';
import { useLeaveGuard } from './useLeaveGuard';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: ModalProps['size'];
  /** What stands in it was typed before it was opened, or is kept as it is typed. */
  begun?: boolean;
  /** What was typed is thrown away, here or by leaving the page. */
  onForget?: () => void;
  children: ReactNode;
}

/**
 * A dialog to fill in. What was typed is thrown away only by who says so: neither a slip of the hand nor the browser's
 * arrows close it.
 */
export function FormModal({
  opened,
  onClose,
  title,
  size = 'md',
  begun = false,
  onForget,
  children,
}: Props) {
  const [touched, touch] = useState(false);
  const typed = begun || touched;
  const [asking, setAsking] = useState(false);
  const field = useRef<Element>(null);
  if (!opened && (touched || asking)) {
    touch(false);
    setAsking(false);
  }
  const goOn = () => {
    setAsking(false);
    if (field.current instanceof HTMLElement) field.current.focus();
  };
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
      {opened && typed && (
        <Unsaved asking={asking} onGoOn={goOn} onThrowAway={onClose} onForget={onForget} />
      )}
      <div onInput={() => touch(true)} onChange={() => touch(true)}>
        {children}
      </div>
    </Modal>
  );
}

interface UnsavedProps {
  asking: boolean;
  onGoOn: () => void;
  onThrowAway: () => void;
  onForget: (() => void) | undefined;
}

/** Asks when the dialog is closed, or when the browser goes back or on. */
function Unsaved({ asking, onGoOn, onThrowAway, onForget }: UnsavedProps) {
  const { state, reset, proceed } = useLeaveGuard(
    ({ historyAction }) => historyAction === NavigationType.Pop,
  );
  if (!asking && state !== 'blocked') return null;
  return (
    <Alert role="alert" variant="outline" color="yellow" mb="md" title="This is not saved yet">
      <Group gap="xs">
        <Button
          size="xs"
          ref={focused}
          onClick={() => {
            reset?.();
            onGoOn();
          }}
        >
          Go on with it
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onForget?.();
            (proceed ?? onThrowAway)();
          }}
        >
          Throw it away
        </Button>
      </Group>
    </Alert>
  );
}
