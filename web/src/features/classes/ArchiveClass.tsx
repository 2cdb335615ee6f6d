import { Button, Group, List, Modal } from '@mantine/core';
import type { ClassSummary } from '@/api/types';
import { useAnnounce } from '@/ui/announcer';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useArchiveClass } from './api';

interface Props {
  of: Pick<ClassSummary, 'class_id' | 'class_name'>;
  opened: boolean;
  onClose: () => void;
}

/** Puts a class away whose year is over, when its teacher has read what that means. */
export function ArchiveClass({ of, opened, onClose }: Props) {
  const announce = useAnnounce();
  const archive = useArchiveClass(of.class_id);
  return (
    <Modal opened={opened} onClose={onClose} title={`Archive ${of.class_name}?`}>
      {archive.error && <ProblemNotice error={archive.error} what="The class was not archived." />}
      <List spacing={6}>
        <List.Item>It leaves the list of classes, for its students too.</List.Item>
        <List.Item>Everything stays to be read. No work, assignments or alerts come in.</List.Item>
        <List.Item>What students have under way is handed in as it is saved.</List.Item>
        <List.Item>You can bring it back at any time.</List.Item>
      </List>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          data-autofocus
          loading={archive.isPending}
          onClick={() =>
            archive.mutate(true, {
              onSuccess: () => {
                announce(`${of.class_name} is archived.`);
                onClose();
              },
            })
          }
        >
          Archive the class
        </Button>
      </Group>
    </Modal>
  );
}
