import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { Answer, Question } from '@/api/types';
import classes from './QuestionField.module.css';

interface Props {
  question: Question;
  answer: Answer | undefined;
  onAnswer: (answer: Answer) => void;
}

/** The field that fits the question's type; each stands in a group named by the question. */
export function QuestionField(props: Props) {
  const id = useId();
  return (
    <fieldset className={classes.question}>
      <legend className={classes.text} id={id} dir="auto">
        {props.question.question_text}
      </legend>
      <Field {...props} labelledBy={id} />
    </fieldset>
  );
}

const TRUE_FALSE = [
  { option_id: 'true', text: 'True' },
  { option_id: 'false', text: 'False' },
];

function Field(props: Props & { labelledBy: string }) {
  const { question, answer, onAnswer, labelledBy } = props;
  switch (question.question_type) {
    case 'multiple_choice':
      return (
        <OneOf
          options={question.options ?? []}
          name={question.question_id}
          chosen={typeof answer === 'string' ? answer : null}
          onChoose={onAnswer}
        />
      );
    case 'true_false':
      return (
        <OneOf
          options={TRUE_FALSE}
          name={question.question_id}
          chosen={typeof answer === 'boolean' ? String(answer) : null}
          onChoose={(chosen) => onAnswer(chosen === 'true')}
        />
      );
    case 'multiple_select':
      return <SomeOf {...props} />;
    case 'numeric':
      return (
        <TextInput
          size="md"
          maw={260}
          inputMode="decimal"
          aria-labelledby={labelledBy}
          placeholder="A number"
          rightSection={question.unit ? <span>{question.unit}</span> : undefined}
          rightSectionWidth={64}
          value={typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      );
    case 'matching':
      return <Pairs {...props} />;
    case 'constructed_response':
      return (
        <Textarea
          size="md"
          autosize
          minRows={5}
          aria-labelledby={labelledBy}
          maxLength={10_000}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      );
  }
}

interface OneOfProps {
  options: { option_id: string; text: string }[];
  name: string;
  chosen: string | null;
  onChoose: (optionId: string) => void;
}

function OneOf({ options, name, chosen, onChoose }: OneOfProps) {
  return options.map(({ option_id, text }) => (
    <div key={option_id} className={classes.choice}>
      <Radio
        size="md"
        name={name}
        value={option_id}
        label={text}
        checked={chosen === option_id}
        onChange={() => onChoose(option_id)}
      />
    </div>
  ));
}

function SomeOf({ question, answer, onAnswer }: Props) {
  const chosen = Array.isArray(answer) ? answer : [];
  return (question.options ?? []).map(({ option_id, text }) => (
    <div key={option_id} className={classes.choice}>
      <Checkbox
        size="md"
        label={text}
        checked={chosen.includes(option_id)}
        onChange={(event) =>
          onAnswer(
            event.currentTarget.checked
              ? [...chosen, option_id]
              : chosen.filter((other) => other !== option_id),
          )
        }
      />
    </div>
  ));
}

function Pairs({ question, answer, onAnswer }: Props) {
  const pairs: Record<string, string> =
    typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  const choose = (left: string, right: string) => {
    const { [left]: _before, ...others } = pairs;
    onAnswer(right === '' ? others : { ...others, [left]: right });
  };
  return (question.left ?? []).map((left) => (
    <div key={left} className={classes.pairRow}>
      <span>{left}</span>
      <NativeSelect
        size="md"
        aria-label={`Match for ${left}`}
        value={pairs[left] ?? ''}
        onChange={(event) => choose(left, event.currentTarget.value)}
        data={[{ value: '', label: 'Choose' }, ...(question.right ?? [])]}
      />
    </div>
  ));
}
