import {
  Button,
  Checkbox,
  CloseButton,
  Fieldset,
  Group,
  NumberInput,
  Radio,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { newKey } from '@/api/newKey';
import { nextOptionId } from './draft';
import classes from './ItemsPage.module.css';
import type { ItemFormState } from './QuestionFields';

/** What is right, as the type of the question has it. */
export function KeyFields({ form }: { form: ItemFormState }) {
  switch (form.values.question_type) {
    case 'multiple_choice':
    case 'multiple_select':
      return <Options form={form} />;
    case 'true_false':
      return (
        <Radio.Group mt="sm" label="Right is" {...form.getInputProps('truth')}>
          <Group mt={4}>
            <Radio value="true" label="True" />
            <Radio value="false" label="False" />
          </Group>
        </Radio.Group>
      );
    case 'numeric':
      return (
        <Group mt="sm" grow align="flex-start">
          <NumberInput label="Right number" hideControls {...form.getInputProps('number')} />
          <NumberInput
            label="May be off by"
            min={0}
            hideControls
            {...form.getInputProps('tolerance')}
          />
          <TextInput label="Unit" maxLength={40} {...form.getInputProps('unit')} />
        </Group>
      );
    case 'matching':
      return <Pairs form={form} />;
    case 'constructed_response':
      return <Written form={form} />;
  }
}

function Options({ form }: { form: ItemFormState }) {
  const { options, question_type } = form.values;
  const single = question_type === 'multiple_choice';
  const choose = (place: number, right: boolean) =>
    form.setFieldValue(
      'options',
      options.map((one, at) => ({
        ...one,
        right: at === place ? right : single ? false : one.right,
      })),
    );
  const Mark = single ? Radio : Checkbox;
  return (
    <Fieldset
      mt="sm"
      legend={single ? 'Options; mark the right one' : 'Options; mark all right ones'}
    >
      {options.map((one, place) => (
        <div key={one.option_id} className={classes.line}>
          <Mark
            aria-label={`Option ${place + 1} is right`}
            checked={one.right}
            onChange={(event) => choose(place, event.currentTarget.checked)}
          />
          <TextInput
            className={classes.grow ?? ''}
            aria-label={`Option ${place + 1}`}
            maxLength={2000}
            {...form.getInputProps(`options.${place}.text`)}
          />
          <CloseButton
            aria-label={`Remove option ${place + 1}`}
            onClick={() => form.removeListItem('options', place)}
          />
        </div>
      ))}
      <Add
        what="option"
        onAdd={() =>
          form.insertListItem('options', {
            option_id: nextOptionId(options),
            text: '',
            right: false,
          })
        }
      />
    </Fieldset>
  );
}

function Pairs({ form }: { form: ItemFormState }) {
  return (
    <Fieldset mt="sm" legend="Pairs that belong together">
      {form.values.pairs.map((_, place) => (
        <div key={place} className={classes.line}>
          <TextInput
            className={classes.grow ?? ''}
            aria-label={`Left side ${place + 1}`}
            maxLength={500}
            {...form.getInputProps(`pairs.${place}.left`)}
          />
          <TextInput
            className={classes.grow ?? ''}
            aria-label={`Right side ${place + 1}`}
            maxLength={500}
            {...form.getInputProps(`pairs.${place}.right`)}
          />
          <CloseButton
            aria-label={`Remove pair ${place + 1}`}
            onClick={() => form.removeListItem('pairs', place)}
          />
        </div>
      ))}
      <Add what="pair" onAdd={() => form.insertListItem('pairs', { left: '', right: '' })} />
      <Textarea
        mt="sm"
        label="Further right sides, which match nothing"
        description="One a line"
        autosize
        {...form.getInputProps('others')}
      />
    </Fieldset>
  );
}

function Written({ form }: { form: ItemFormState }) {
  const { references, criteria } = form.values;
  return (
    <>
      <Fieldset mt="sm" legend="Right answers; saying one of them is enough">
        {references.map((_, place) => (
          <div key={place} className={classes.line}>
            <Textarea
              className={classes.grow ?? ''}
              aria-label={`Right answer ${place + 1}`}
              autosize
              maxLength={10_000}
              {...form.getInputProps(`references.${place}`)}
            />
            <CloseButton
              aria-label={`Remove right answer ${place + 1}`}
              onClick={() => form.removeListItem('references', place)}
            />
          </div>
        ))}
        <Add what="right answer" onAdd={() => form.insertListItem('references', '')} />
      </Fieldset>
      <Fieldset mt="sm" legend="Rubric: what earns points">
        {criteria.map((criterion, place) => (
          <div key={criterion.criterion_id} className={classes.line}>
            <Textarea
              className={classes.grow ?? ''}
              aria-label={`Criterion ${place + 1}`}
              autosize
              maxLength={2000}
              {...form.getInputProps(`criteria.${place}.description`)}
            />
            <NumberInput
              w={90}
              min={0}
              aria-label={`Points of criterion ${place + 1}`}
              {...form.getInputProps(`criteria.${place}.points`)}
            />
            <CloseButton
              aria-label={`Remove criterion ${place + 1}`}
              onClick={() => form.removeListItem('criteria', place)}
            />
          </div>
        ))}
        <Add
          what="criterion"
          onAdd={() =>
            form.insertListItem('criteria', {
              criterion_id: `c${newKey().slice(0, 8)}`,
              description: '',
              points: 1,
            })
          }
        />
      </Fieldset>
    </>
  );
}

function Add({ what, onAdd }: { what: string; onAdd: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onAdd}
    >
      Add {what}
    </Button>
  );
}
