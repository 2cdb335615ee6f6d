import { Alert, Button, Group } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import type { ClassSummary } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { day } from '@/ui/time';
import { useArchiveClass } from './api';

type Props = { of: Pick<ClassSummary, 'class_id' | 'archived_at'> };

/** Over the pages of an archived class: that it is, and how it comes back. */
export function ArchivedBanner({ of: { class_id, archived_at } }: Props) {
  const restore = useArchiveClass(class_id);
  if (archived_at === null) return null;
  return (
    <Alert
      className="mc-screen-only"
      role="status"
      radius={0}
      py={8}
      variant="light"
      color="gray"
      icon={<IconArchive size={18} aria-hidden />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <Group gap="sm">
        <span>
          This class was archived on {day(archived_at)}. It can be read; nothing new comes in.
        </span>
        <Button
          size="compact-sm"
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate(false)}
        >
          Bring it back
        </Button>
      </Group>
      {restore.error && (
        <ProblemNotice error={restore.error} what="The class was not brought back." />
      )}
    </Alert>
  );
}
