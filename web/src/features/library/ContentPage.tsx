import { Anchor, Badge, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { use } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { isGone } from '@/api/problem';
import type { Content } from '@/api/types';
import { DashboardContext } from '@/api/useDashboard';
import { useSession } from '@/api/useSession';
import { ArchiveButton } from '@/ui/ArchiveButton';
import { codeWords } from '@/ui/codeWords';
import { FormModal } from '@/ui/FormModal';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useArchive, useContent, useSimilar } from './api';
import { ContentForm } from './ContentForm';
import { ContentText } from './ContentText';
import { duration, KIND_WORD } from './kinds';
import classes from './LibraryPage.module.css';
import { Versions } from './Versions';

/** One item of content to read, with what is like it; staff can change it. */
export function ContentPage() {
  const { contentId = '' } = useParams();
  const { data, error, refetch } = useContent(contentId);
  const similar = useSimilar(contentId);
  const { role } = useSession();
  useDocumentTitle(`${data?.content.title ?? 'Library'} · Master Creator`);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to=".." relative="path">
        Back to the library
      </Anchor>
      {isGone(error) && <Text>This is not in the library, or no longer.</Text>}
      {error && !isGone(error) && (
        <ProblemNotice
          error={error}
          what="This could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading" />}
      {data && (
        <>
          <Head content={data.content} />
          {role !== 'student' && <Change key={contentId} content={data.content} etag={data.etag} />}
          <ContentText text={data.content.body} />
          {data.content.staff_notes && (
            <Panel title="For staff only">
              <ContentText text={data.content.staff_notes} />
            </Panel>
          )}
          <Parts ids={data.content.parts} />
          {role !== 'student' && (
            <Versions key={`versions ${contentId}`} content={data.content} etag={data.etag} />
          )}
        </>
      )}
      {similar.data && similar.data.length > 0 && (
        <Panel title="More like this">
          <ul className={classes.list}>
            {similar.data.map(({ content }) => (
              <li key={content.content_id}>
                <Anchor component={Link} to={`../${content.content_id}`} relative="path">
                  {content.title}
                </Anchor>{' '}
                <Text span size="sm" c="dimmed">
                  {KIND_WORD[content.kind]}, {duration(content.minutes)}
                </Text>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function Head({ content }: { content: Content }) {
  return (
    <div>
      <Group gap="xs">
        <Title order={1} size={26}>
          {content.title}
        </Title>
        <Badge variant="default" tt="none">
          {KIND_WORD[content.kind]}
        </Badge>
        {content.state === 'draft' && (
          <Badge variant="outline" tt="none">
            Draft
          </Badge>
        )}
        {content.archived && (
          <Badge variant="outline" tt="none">
            In the archive
          </Badge>
        )}
      </Group>
      <Text>{content.summary}</Text>
      <Text size="sm" c="dimmed">
        Reading level {content.reading_level} · {duration(content.minutes)} · grades{' '}
        {content.grade_from} to {content.grade_to}
        {content.accommodations.length > 0 &&
          ` · offers ${content.accommodations.map(codeWords).join(', ')}`}
      </Text>
      <Text size="sm" c="dimmed">
        {content.author}, {content.licence}
        {content.source && `, from ${content.source}`}
        {content.generated_by && `, written by ${content.generated_by}`}
      </Text>
    </div>
  );
}

function Parts({ ids }: { ids: string[] }) {
  if (ids.length === 0) return null;
  return (
    <Panel title="Made of">
      <ol className={classes.list}>
        {ids.map((id) => (
          <Part key={id} id={id} />
        ))}
      </ol>
    </Panel>
  );
}

function Part({ id }: { id: string }) {
  const { data, error } = useContent(id);
  if (isGone(error)) return <li>A part that is no longer in the library</li>;
  return (
    <li>
      <Anchor component={Link} to={`../${id}`} relative="path">
        {data?.content.title ?? 'A part'}
      </Anchor>
      {data?.content.archived && ' (in the archive)'}
    </li>
  );
}

function Change({ content, etag }: { content: Content; etag: string }) {
  const concepts = use(DashboardContext)?.concepts ?? [];
  const navigate = useNavigate();
  const [editing, edit] = useDisclosure(false);
  const archive = useArchive(content.content_id, etag);
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={edit.open}>
        Change
      </Button>
      {!content.archived && (
        <ArchiveButton
          size="xs"
          consequence="Nobody finds it any more, and nothing recommends it. Its versions stay, and a change brings it back."
          archive={archive}
          onArchived={() => void navigate('..', { relative: 'path' })}
        />
      )}
      <FormModal opened={editing} onClose={edit.close} title={`Change ${content.title}`} size="lg">
        <ContentForm before={{ content, etag }} concepts={concepts} onDone={edit.close} />
      </FormModal>
    </Group>
  );
}
