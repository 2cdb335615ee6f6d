import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustments } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fieldErrors } from '@/api/fieldErrors';
import { keys } from '@/api/keys';
import { readThresholds } from '@/api/reads';
import type { Dashboard, Thresholds } from '@/api/types';
import { setThresholds } from '@/api/writes';
import { FormModal } from '@/ui/FormModal';
import { FormProblem } from '@/ui/FormProblem';
import { ReadForChange } from '@/ui/ReadForChange';
import { RehearsalView } from './RehearsalView';

/** When alerts of this class are raised; the same for all who teach it. */
export function AlertSettings({ dashboard }: { dashboard: Dashboard }) {
  const classId = dashboard.class.class_id;
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconAdjustments size={16} aria-hidden />}
        onClick={open}
        mb="xs"
      >
        Alert settings
      </Button>
      <FormModal opened={opened} onClose={close} title="When alerts are raised">
        <ReadForChange
          queryKey={keys.thresholds(classId)}
          read={() => readThresholds(classId)}
          what="the settings"
          height={320}
        >
          {({ thresholds, etag }, again) => (
            <ThresholdForm
              classId={classId}
              thresholds={thresholds}
              etag={etag}
              onSaved={close}
              onReload={again}
            />
          )}
        </ReadForChange>
      </FormModal>
    </>
  );
}

interface Props {
  classId: string;
  thresholds: Thresholds;
  etag: string;
  onSaved: () => void;
  onReload: () => void;
}

function ThresholdForm({ classId, thresholds, etag, onSaved, onReload }: Props) {
  const cache = useQueryClient();
  // People think of a drop in points of a hundred, the server in a share of one.
  const form = useForm({
    initialValues: { ...thresholds, sudden_drop: Math.round(thresholds.sudden_drop * 100) },
  });
  const save = useMutation({
    mutationFn: (values: Thresholds) => setThresholds(classId, etag, values),
    onSuccess: (saved) => {
      cache.setQueryData<Dashboard>(keys.dashboard(classId), (dashboard) =>
        dashboard === undefined ? undefined : { ...dashboard, thresholds: saved },
      );
      onSaved();
    },
    onError: (error) => form.setErrors(inPoints(fieldErrors(error))),
  });
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        save.mutate({ ...values, sudden_drop: values.sudden_drop / 100 }),
      )}
      noValidate
    >
      <Text size="sm" mb="md">
        These hold for everyone who teaches this class, from the next answer on.
      </Text>
      <FormProblem error={save.error} what="The settings were not saved." onReload={onReload} />
      <NumberInput
        label="Stuck after"
        description="Answers on one concept without three right in a row, 3 to 50"
        suffix=" answers"
        allowDecimal={false}
        {...form.getInputProps('wheel_spinning_opportunities')}
      />
      <NumberInput
        mt="sm"
        label="Sudden drop"
        description="Fall of a mastery, in percentage points, 5 to 90"
        suffix=" points"
        allowDecimal={false}
        {...form.getInputProps('sudden_drop')}
      />
      <NumberInput
        mt="sm"
        label="Rushing below"
        description="Time for one question, in seconds, 1 to 60"
        suffix=" s"
        {...form.getInputProps('rapid_seconds')}
      />
      <NumberInput
        mt="sm"
        label="Idle after"
        description="Time without an answer while the page is open, in minutes, 1 to 120"
        suffix=" min"
        allowDecimal={false}
        {...form.getInputProps('idle_minutes')}
      />
      <RehearsalView
        classId={classId}
        thresholds={{ ...form.values, sudden_drop: form.values.sudden_drop / 100 }}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}

/** The server speaks of a share of one where the field holds points of a hundred. */
const inPoints = (errors: Record<string, string>): Record<string, string> =>
  'sudden_drop' in errors ? { ...errors, sudden_drop: 'must be from 5 to 90 points' } : errors;
