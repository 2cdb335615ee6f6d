import { Button, Group, Modal, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { UseMutationResult } from '@tanstack/react-query';
import { ProblemNotice } from './ProblemNotice';

interface Props {
  /** What follows from it, in a sentence. */
  consequence: string;
  archive: UseMutationResult<unknown, Error, void>;
  onArchived: () => void;
  size?: ButtonProps['size'];
}

/** Puts something into the archive once she has said that she means it. */
export function ArchiveButton({ consequence, archive, onArchived, size = 'sm' }: Props) {
  const [asking, ask] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        size={size}
        onClick={() => {
          archive.reset();
          ask.open();
        }}
      >
        Archive
      </Button>
      <Modal opened={asking} onClose={ask.close} title="Put it into the archive?">
        <Text>{consequence}</Text>
        {archive.error && <ProblemNotice error={archive.error} what="It was not archived." />}
        <Group justify="flex-end" mt="lg">
          <Button
            loading={archive.isPending}
            onClick={() => archive.mutate(undefined, { onSuccess: onArchived })}
          >
            Archive
          </Button>
        </Group>
      </Modal>
    </>
  );
}
