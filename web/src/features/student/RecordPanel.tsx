import { Button, Group, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { OpeningList } from '@/ui/OpeningList';
import { Panel } from '@/ui/Panel';
import type { PartProps } from './props';

/** What the school keeps about her: to take away, to print for her family, and who looked at it. */
export function RecordPanel({ discretion, student }: PartProps) {
  const [open, setOpen] = useState(false);
  const record = `/api/students/students/${encodeURIComponent(student.student_id)}/export`;
  return (
    <div className="mc-screen-only">
      <Panel title="Record">
        {discretion.hidden ? (
          <Text c="dimmed">Hidden in projector mode.</Text>
        ) : (
          <>
            <Text size="sm" mb="sm">
              Everything that is stored about this student, for the family or another school.
            </Text>
            <Group gap="xs">
              <Button
                component="a"
                href={`${record}?format=zip`}
                download
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                Tables (ZIP)
              </Button>
              <Button
                component="a"
                href={`${record}?format=json`}
                download
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                One document (JSON)
              </Button>
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} aria-hidden />}
                onClick={() => {
                  window.print();
                }}
              >
                Print this page
              </Button>
            </Group>
            <Button
              variant="subtle"
              size="compact-sm"
              mt="sm"
              aria-expanded={open}
              onClick={() => {
                setOpen(!open);
              }}
            >
              {open ? 'Hide who opened it' : 'Who opened it'}
            </Button>
            {open && <OpeningList studentId={student.student_id} />}
          </>
        )}
      </Panel>
    </div>
  );
}
