import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Content } from '@/api/types';
import { useKeyOf } from '@/api/useKeyOf';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { full } from '@/ui/time';
import { VersionList } from '@/ui/VersionList';
import { useSaveContent, useVersions } from './api';
import { ContentText } from './ContentText';
import classes from './LibraryPage.module.css';
import { written } from './written';

interface Props {
  content: Content;
  etag: string;
}

/** What it was before, to read and to bring back. */
export function Versions({ content, etag }: Props) {
  const [open, { open: show }] = useDisclosure(false);
  const versions = useVersions(content.content_id, open);
  const keyOf = useKeyOf();
  const save = useSaveContent({ contentId: content.content_id, etag });
  return (
    <VersionList
      version={content.version}
      opened={open}
      onOpen={show}
      versions={versions}
      className={classes.list ?? ''}
      problem={save.error && <ProblemNotice error={save.error} what="It was not brought back." />}
    >
      {(one) => (
        <>
          <Text size="sm" c="dimmed">
            Version {one.version}, {full(one.updated_at)}
            {one.version === content.version && ', as it is now'}
          </Text>
          <details>
            <summary>{one.title}</summary>
            <Text>{one.summary}</Text>
            <ContentText text={one.body} />
            {one.staff_notes && (
              <>
                <Text fw={600}>For staff only</Text>
                <ContentText text={one.staff_notes} />
              </>
            )}
          </details>
          {one.version !== content.version && (
            <Button
              mt={4}
              size="compact-sm"
              variant="default"
              aria-label={`Bring back version ${one.version}`}
              loading={save.isPending}
              onClick={() => {
                const body = written(one);
                save.mutate({ body, key: keyOf(body) });
              }}
            >
              Bring it back
            </Button>
          )}
        </>
      )}
    </VersionList>
  );
}
