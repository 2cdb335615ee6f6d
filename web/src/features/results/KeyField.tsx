import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Radio,
  Stack,
  Textarea,
} from '@mantine/core';
import type { Question } from '@/api/types';
import { number } from '@/ui/percent';
import type { KeyDraft } from './keyDraft';

interface Props {
  question: Question;
  draft: KeyDraft;
  onChange: (draft: KeyDraft) => void;
}

const TRUE_FALSE = [
  { option_id: 'true', text: 'True' },
  { option_id: 'false', text: 'False' },
];

/** What is right, to be chosen or written anew: by the type of the question. */
export function KeyField(props: Props) {
  const { question, draft, onChange } = props;
  const set = (correct: KeyDraft['correct']) => onChange({ ...draft, correct });
  switch (question.question_type) {
    case 'multiple_choice':
    case 'true_false': {
      const truth = question.question_type === 'true_false';
      return (
        <Radio.Group
          label="The right answer"
          value={
            typeof draft.correct === 'boolean' || typeof draft.correct === 'string'
              ? `${draft.correct}`
              : ''
          }
          onChange={(chosen) => set(truth ? chosen === 'true' : chosen)}
        >
          <Stack gap={8} mt={6}>
            {(truth ? TRUE_FALSE : (question.options ?? [])).map(({ option_id, text }) => (
              <Radio key={option_id} value={option_id} label={text} />
            ))}
          </Stack>
        </Radio.Group>
      );
    }
    case 'multiple_select':
      return (
        <Checkbox.Group
          label="The right answers"
          value={Array.isArray(draft.correct) ? draft.correct : []}
          onChange={set}
        >
          <Stack gap={8} mt={6}>
            {(question.options ?? []).map(({ option_id, text }) => (
              <Checkbox key={option_id} value={option_id} label={text} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'numeric':
      return <NumberKey {...props} />;
    case 'matching':
      return <Pairs {...props} />;
    case 'constructed_response':
      return <WrittenKey {...props} />;
  }
}

function NumberKey({ question, draft, onChange }: Props) {
  const unit = question.unit ? ` ${question.unit}` : '';
  return (
    <Group grow align="flex-start">
      <NumberInput
        label="The right number"
        suffix={unit}
        value={typeof draft.correct === 'number' ? draft.correct : ''}
        onChange={(value) =>
          onChange({ ...draft, correct: typeof value === 'number' ? value : undefined })
        }
      />
      <NumberInput
        label="Right within"
        description="How far off still counts"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        suffix={unit}
        min={0}
        value={draft.tolerance}
        onChange={(value) =>
          onChange({ ...draft, tolerance: typeof value === 'number' ? value : 0 })
        }
      />
    </Group>
  );
}

function Pairs({ question, draft, onChange }: Props) {
  const pairs =
    typeof draft.correct === 'object' && !Array.isArray(draft.correct) ? draft.correct : {};
  return (
    <Stack gap={8}>
      {(question.left ?? Object.keys(pairs)).map((left) => (
        <NativeSelect
          key={left}
          label={left}
          value={pairs[left] ?? ''}
          data={['', ...(question.right ?? Object.values(pairs))]}
          onChange={({ currentTarget }) => {
            const { [left]: _before, ...others } = pairs;
            const right = currentTarget.value;
            onChange({ ...draft, correct: right === '' ? others : { ...others, [left]: right } });
          }}
        />
      ))}
    </Stack>
  );
}

function WrittenKey({ draft, onChange }: Props) {
  const { references, criteria } = draft;
  const shown = references.length === 0 ? [''] : references;
  return (
    <Stack gap="sm">
      {shown.map((text, place) => (
        <Textarea
          key={place}
          label={place === 0 ? 'A right answer' : 'Another right answer'}
          description={place === 0 ? 'Saying one of them in other words is enough.' : undefined}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={text}
          onChange={({ currentTarget }) =>
            onChange({ ...draft, references: shown.with(place, currentTarget.value) })
          }
        />
      ))}
      {shown.length < 20 && shown.at(-1)?.trim() !== '' && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange({ ...draft, references: [...shown, ''] })}
        >
          Another way to be right
        </Button>
      )}
      {criteria.map((line, place) => (
        <Group key={line.criterion_id} align="flex-end" wrap="nowrap">
          <Textarea
            style={{ flex: 1 }}
            label={`Rubric, line ${place + 1}`}
            autosize
            maxLength={2_000}
            value={line.description}
            onChange={({ currentTarget }) =>
              onChange({
                ...draft,
                criteria: criteria.with(place, { ...line, description: currentTarget.value }),
              })
            }
          />
          <NumberInput
            w={110}
            label="Points"
            aria-label={`Points of line ${place + 1}, now ${number(line.points)}`}
            min={0}
            value={line.points}
            onChange={(value) => {
              if (typeof value === 'number' && value > 0)
                onChange({ ...draft, criteria: criteria.with(place, { ...line, points: value }) });
            }}
          />
        </Group>
      ))}
      {criteria.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => onChange({ ...draft, criteria: [] })}
        >
          Take the rubric away
        </Button>
      )}
    </Stack>
  );
}
