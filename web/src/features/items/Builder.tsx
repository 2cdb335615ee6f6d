import { Button, Group, Modal, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldErrors } from '@/api/fieldErrors';
import type { Assessment } from '@/api/types';
import { useDashboard } from '@/api/useDashboard';
import { useKeyOf } from '@/api/useKeyOf';
import { useAnnounce } from '@/ui/announcer';
import { FormModal } from '@/ui/FormModal';
import { FormProblem } from '@/ui/FormProblem';
import { Panel } from '@/ui/Panel';
import { useClasses, useSaveAssessment } from './api';
import { ArchiveAssessment } from './ArchiveAssessment';
import { assessmentOf, chosenItem, chosenOf, chosenQuestion, totalPoints } from './chosen';
import { ChosenList } from './ChosenList';
import { ItemList } from './ItemList';
import { ItemSearch, type Wanted } from './ItemSearch';
import classes from './ItemsPage.module.css';
import { OwnQuestion } from './OwnQuestion';
import { Preview } from './Preview';
import { useKeptDialog } from '@/ui/useKeptDialog';
import type { ItemDraft } from './draft';
import { useUnsaved } from './useUnsaved';
import { points } from './words';

interface Props {
  /** Null for a new assessment. */
  before: { assessment: Assessment; etag: string } | null;
}

/** Puts an assessment together from questions of the bank and own ones. */
export function Builder({ before }: Props) {
  const { concepts, class: own } = useDashboard();
  const name = before
    ? `${before.assessment.assessment_id} ${before.etag}`
    : `new in ${own.class_id}`;
  const { value, found, change, startAnew, forget } = useUnsaved(name, {
    classId: own.class_id,
    title: before?.assessment.title ?? '',
    minutes: before?.assessment.time_limit_minutes ?? '',
    chosen: before ? chosenOf(before.assessment) : [],
  });
  const { classId, title, minutes, chosen } = value;
  const [wanted, setWanted] = useState<Wanted>({});
  const keyOf = useKeyOf();
  const [previewing, preview] = useDisclosure(false);
  const writing = useKeptDialog<ItemDraft>(`question of ${name}`);
  const announce = useAnnounce();
  const navigate = useNavigate();
  const save = useSaveAssessment(
    classId,
    before && { assessmentId: before.assessment.assessment_id, etag: before.etag },
    forget,
  );
  const errors = fieldErrors(save.error);
  const taken = new Set(chosen.map(({ itemId }) => itemId));
  const submit = () => {
    const body = assessmentOf(classId, title, minutes, chosen);
    save.mutate(
      { body, key: keyOf(body) },
      { onSuccess: () => void navigate(`/classes/${classId}/assessments`) },
    );
  };
  return (
    <>
      {found && (
        <Group role="status" gap="xs">
          <Text fw={600}>What you had not saved is still here.</Text>
          <Button size="compact-sm" variant="default" onClick={startAnew}>
            Start anew
          </Button>
        </Group>
      )}
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput
          label="Title"
          maxLength={200}
          value={title}
          error={errors.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <ClassField
          classId={classId}
          fixed={before !== null}
          onChoose={(classId) => change({ classId })}
        />
        <NumberInput
          label="Time limit (minutes)"
          placeholder="None"
          min={1}
          max={600}
          value={minutes}
          error={errors.time_limit_minutes}
          onChange={(minutes) => change({ minutes })}
        />
      </Group>
      <div className={classes.columns}>
        <Panel title={`Questions: ${chosen.length}, ${points(totalPoints(chosen))}`}>
          {chosen.length === 0 && (
            <Text c="dimmed">
              Search the bank and add some questions, or write one of your own.
            </Text>
          )}
          <ChosenList chosen={chosen} onChange={(chosen) => change({ chosen })} />
          <Group mt="md">
            <Button variant="default" onClick={writing.open}>
              Write a question
            </Button>
            <Button variant="default" disabled={chosen.length === 0} onClick={preview.open}>
              Preview
            </Button>
            <Button loading={save.isPending} onClick={submit}>
              Save
            </Button>
            {before && (
              <ArchiveAssessment
                classId={own.class_id}
                assessmentId={before.assessment.assessment_id}
                etag={before.etag}
              />
            )}
          </Group>
          <FormProblem error={save.error} what="It was not saved." />
          {Object.entries(errors)
            .filter(([field]) => field.startsWith('questions'))
            .map(([field, message]) => (
              <Text key={field} role="alert" size="sm" c="var(--mantine-color-error)">
                {placeOf(field)} {message}
              </Text>
            ))}
        </Panel>
        <Panel title="Questions of the bank">
          <div className={classes.picker}>
            <ItemSearch wanted={wanted} concepts={concepts} onChange={setWanted} />
            <ItemList
              wanted={wanted}
              concepts={concepts}
              title={(item) => item.question.question_text}
              action={(item) => (
                <Button
                  size="compact-md"
                  variant="default"
                  // Still a place for the keyboard: it goes on from here to the next question.
                  data-disabled={taken.has(item.item_id)}
                  aria-disabled={taken.has(item.item_id)}
                  aria-label={`${taken.has(item.item_id) ? 'Added' : 'Add'}: ${item.question.question_text}`}
                  onClick={() => {
                    if (taken.has(item.item_id)) return;
                    change({ chosen: [...chosen, chosenItem(item)] });
                    announce(`Added as question ${chosen.length + 1}`);
                  }}
                >
                  {taken.has(item.item_id) ? 'Added' : 'Add'}
                </Button>
              )}
            />
          </div>
        </Panel>
      </div>
      <Modal opened={previewing} onClose={preview.close} title="As students meet it" size="lg">
        {chosen.map(({ id, question }) => (
          <Preview key={id} question={question} />
        ))}
      </Modal>
      <FormModal {...writing.modal} title="A question for this one only" size="lg">
        <OwnQuestion
          concepts={concepts}
          {...writing.form}
          onDone={(question) => {
            change({ chosen: [...chosen, chosenQuestion(question)] });
            writing.close();
          }}
        />
      </FormModal>
    </>
  );
}

interface ClassFieldProps {
  classId: string;
  fixed: boolean;
  onChoose: (classId: string) => void;
}

function ClassField({ classId, fixed, onChoose }: ClassFieldProps) {
  const { class_id, class_name } = useDashboard().class;
  const { data } = useClasses();
  const known = data ?? [{ class_id, class_name }];
  return (
    <NativeSelect
      label="Class"
      disabled={fixed}
      data={known.map((one) => ({ value: one.class_id, label: one.class_name }))}
      value={classId}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

/** "questions[2].question.options" is of the third question. */
function placeOf(field: string): string {
  const place = /^questions\[(\d+)]/.exec(field)?.[1];
  return place === undefined ? 'The questions' : `Question ${Number(place) + 1}`;
}
