import { Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrors } from '@/api/fieldErrors';
import type { Assignment, TakerProgress } from '@/api/types';
import { useAnnounce } from '@/ui/announcer';
import { FormModal } from '@/ui/FormModal';
import { FormProblem } from '@/ui/FormProblem';
import { useExtend } from './api';

interface Props {
  assignment: Assignment;
  taker: TakerProgress | null;
  onClose: () => void;
}

/** More time for one student, with the reason that stays on record. */
export function ExtendDialog({ assignment, taker, onClose }: Props) {
  const title =
    taker?.state === 'handed_in'
      ? `Open again for ${taker.student_name}`
      : `More time for ${taker?.student_name ?? ''}`;
  return (
    <FormModal opened={taker !== null} onClose={onClose} title={title}>
      {taker !== null && <Extending assignment={assignment} taker={taker} onClose={onClose} />}
    </FormModal>
  );
}

function Extending({ assignment, taker, onClose }: Props & { taker: TakerProgress }) {
  const announce = useAnnounce();
  const extend = useExtend(assignment.class_id, assignment.assignment_id, taker.attempt_id ?? '');
  const form = useForm<{ minutes: number | string; reason: string }>({
    initialValues: { minutes: 10, reason: '' },
    validate: {
      reason: (reason) => (reason.trim() === '' ? 'Say why; it stays on record' : null),
      minutes: (minutes) => (minutes === '' ? 'Say how many minutes' : null),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ minutes, reason }) =>
        extend.mutate(
          { minutes: Number(minutes), reason },
          {
            onSuccess: () => {
              announce(`${minutes} more minutes for ${taker.student_name}.`);
              onClose();
            },
            onError: (error) => form.setErrors(fieldErrors(error)),
          },
        ),
      )}
    >
      <FormProblem error={extend.error} what="The time was not given." />
      <Text size="sm" c="dimmed" mb="sm">
        {taker.state === 'handed_in'
          ? 'Counts from now. Answers that could not be sent in time are taken then; the grade follows when it is handed in again.'
          : 'Counts from the end of the time that is left.'}
      </Text>
      <NumberInput label="Minutes" min={1} max={600} {...form.getInputProps('minutes')} />
      <TextInput mt="sm" label="Reason" maxLength={500} {...form.getInputProps('reason')} />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={extend.isPending}>
          Give the time
        </Button>
      </Group>
    </form>
  );
}
