import { Button, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Question } from '@/api/types';
import { FormModal } from '@/ui/FormModal';
import { FormProblem } from '@/ui/FormProblem';
import { useCorrect, usePreview } from './api';
import { changeOf, draftOf } from './keyDraft';
import { KeyField } from './KeyField';
import { PreviewWords } from './PreviewWords';

interface Props {
  assessmentId: string;
  question: Question;
  /** Of the assessment as it was read. */
  etag: string;
  onClose: () => void;
  /** Somebody else was faster: shows the key as it is now. */
  onReload: () => void;
}

/** Corrects a key; says beforehand what that would do to the answers. */
export function KeyForm({ assessmentId, question, etag, onClose, onReload }: Props) {
  const [draft, change] = useState(() => draftOf(question));
  const [reason, setReason] = useState('');
  const key = changeOf(draft, question);
  const [settled] = useDebouncedValue(key, 400);
  const preview = usePreview(assessmentId, question.question_id, settled);
  const correct = useCorrect(assessmentId, question.question_id, etag);
  return (
    <FormModal opened onClose={onClose} title="Correct the key" size="lg">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (key === null) return;
          correct.mutate(
            { ...key, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
            { onSuccess: onClose },
          );
        }}
      >
        <Text fw={600} mb="sm">
          {question.question_text}
        </Text>
        <FormProblem error={correct.error} what="The key was not corrected." onReload={onReload} />
        <KeyField question={question} draft={draft} onChange={change} />
        <TextInput
          mt="md"
          label="Why"
          description="Kept with every old grade, for you and for students who ask."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={1_000}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <div aria-live="polite">
          {settled === null ? (
            <Text mt="md" size="sm" c="dimmed">
              Change the key to see what it would do to the answers.
            </Text>
          ) : preview.data ? (
            <PreviewWords preview={preview.data} question={question} />
          ) : preview.error ? (
            <FormProblem error={preview.error} what="This key does not fit." />
          ) : (
            <Skeleton mt="md" height={64} role="status" aria-label="Trying the key" />
          )}
        </div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={key === null} loading={correct.isPending}>
            Correct and grade again
          </Button>
        </Group>
      </form>
    </FormModal>
  );
}
