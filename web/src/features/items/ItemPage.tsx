import { Anchor, Badge, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure, useDocumentTitle } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Item } from '@/api/types';
import { useDashboard } from '@/api/useDashboard';
import { codeWords } from '@/ui/codeWords';
import { DifficultyMark, difficultySentence } from '@/ui/DifficultyMark';
import { FormModal } from '@/ui/FormModal';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { full } from '@/ui/time';
import { VersionList } from '@/ui/VersionList';
import { useArchiveItem, useItem, useVersions } from './api';
import { ArchiveButton } from '@/ui/ArchiveButton';
import { ItemForm } from './ItemForm';
import classes from './ItemsPage.module.css';
import { KeyView } from './KeyView';
import { Preview } from './Preview';
import { useKeptDialog } from '@/ui/useKeptDialog';
import type { ItemDraft } from './draft';
import { points, TYPE_WORD } from './words';

/** One item: as a student meets it, what is right, how hard it is, and its versions. */
export function ItemPage() {
  const { itemId = '' } = useParams();
  const { data, error, refetch } = useItem(itemId);
  useDocumentTitle('Question · Master Creator');
  return (
    <div className={classes.page}>
      <Anchor component={Link} to=".." relative="path">
        Back to the questions
      </Anchor>
      {error && (
        <ProblemNotice
          error={error}
          what="This question could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={320} role="status" aria-label="Loading" />}
      {data && <Shown item={data.item} etag={data.etag} />}
    </div>
  );
}

function Shown({ item, etag }: { item: Item; etag: string }) {
  const { concepts } = useDashboard();
  const concept = concepts.find(({ concept_id }) => concept_id === item.question.concept_id);
  return (
    <>
      <div className={classes.top}>
        <Group gap="xs">
          <Title order={1} size={26}>
            Question
          </Title>
          <Badge variant="default" tt="none">
            {TYPE_WORD[item.question.question_type]}
          </Badge>
          {item.archived && (
            <Badge variant="outline" tt="none">
              In the archive
            </Badge>
          )}
        </Group>
        <Change item={item} etag={etag} />
      </div>
      <Text c="dimmed">
        {concept?.concept_name ?? item.question.concept_id} ·{' '}
        {points(item.question.points_possible)}
        {item.grade_from !== null &&
          item.grade_to !== null &&
          ` · grades ${item.grade_from} to ${item.grade_to}`}
        {item.reading_level !== null && ` · reading level ${item.reading_level}`}
        {item.tags.length > 0 && ` · ${item.tags.join(', ')}`}
      </Text>
      <Panel title="As a student meets it">
        <Preview key={item.version} question={item.question} />
      </Panel>
      <Panel title="What is right">
        <KeyView question={item.question} />
      </Panel>
      <Panel title="How hard it is">
        <DifficultyMark difficulty={item.difficulty} />
        <Text mt="xs">
          {item.difficulty?.known
            ? difficultySentence(item.difficulty)
            : 'It is told from ten students on, and worked out again when answers come in.'}
        </Text>
      </Panel>
      <Text size="sm" c="dimmed">
        {item.author} · {item.licence}
        {item.source && ` · ${item.source}`}
        {item.accommodations.length > 0 &&
          ` · offers ${item.accommodations.map(codeWords).join(', ')}`}
      </Text>
      <Versions item={item} />
    </>
  );
}

function Change({ item, etag }: { item: Item; etag: string }) {
  const { concepts } = useDashboard();
  const changing = useKeptDialog<ItemDraft>(`${item.item_id} ${etag}`);
  const navigate = useNavigate();
  const archive = useArchiveItem(item.item_id, etag);
  return (
    <Group gap="xs">
      <Button onClick={changing.open}>Change</Button>
      <Button
        variant="default"
        component="a"
        href={`/api/items/${encodeURIComponent(item.item_id)}/export`}
        download
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        QTI
      </Button>
      {!item.archived && (
        <ArchiveButton
          consequence="No new assessment can take it. Those that have it keep it, and a change brings it back."
          archive={archive}
          onArchived={() => void navigate('..', { relative: 'path' })}
        />
      )}
      <FormModal {...changing.modal} title="Change the question" size="lg">
        <ItemForm
          before={{ item, etag }}
          concepts={concepts}
          {...changing.form}
          onDone={changing.close}
        />
      </FormModal>
    </Group>
  );
}

function Versions({ item }: { item: Item }) {
  const [open, { open: show }] = useDisclosure(false);
  const versions = useVersions(item.item_id, open);
  return (
    <VersionList
      version={item.version}
      opened={open}
      onOpen={show}
      versions={versions}
      className={classes.list ?? ''}
    >
      {(one) => (
        <>
          <Text size="sm" c="dimmed">
            Version {one.version}, {full(one.updated_at)}
          </Text>
          {one.question.question_text}
          <KeyView question={one.question} />
        </>
      )}
    </VersionList>
  );
}
