import { ActionIcon, NumberInput, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useAnnounce } from '@/ui/announcer';
import { counted } from '@/ui/counted';
import { moved, type Chosen } from './chosen';
import classes from './ItemsPage.module.css';
import { TYPE_WORD } from './words';

interface Props {
  chosen: Chosen[];
  onChange: (chosen: Chosen[]) => void;
}

/** The questions in the order in which they are asked. The focus stays on one that moved, and goes on from one that went. */
export function ChosenList({ chosen, onChange }: Props) {
  const announce = useAnnounce();
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-move]') ?? [])];
    buttons.find(({ dataset }) => dataset.move === focus.current)?.focus();
    focus.current = null;
  });
  const move = ({ id }: Chosen, place: number, by: -1 | 1) => {
    const atEnd = place + by === (by < 0 ? 0 : chosen.length - 1);
    // At an end its button is off: the other one of the same question takes the focus.
    focus.current = `${id} ${atEnd ? -by : by}`;
    onChange(moved(chosen, place, by));
    announce(`Now question ${place + by + 1} of ${chosen.length}`);
  };
  const takeOut = (place: number) => {
    const next = chosen[place + 1] ?? chosen[place - 1];
    focus.current = next ? `${next.id} out` : null;
    if (!next) list.current?.focus();
    onChange(chosen.toSpliced(place, 1));
    announce(`Taken out. ${counted(chosen.length - 1, 'question')} left`);
  };
  return (
    <ol className={classes.list} ref={list} tabIndex={-1}>
      {chosen.map((one, place) => (
        <li key={one.id} className={classes.item}>
          <div className={classes.itemText}>
            <div className={classes.itemTitle}>
              {place + 1}. {one.question.question_text}
            </div>
            <Text size="sm" c="dimmed">
              {TYPE_WORD[one.question.question_type]}
              {one.itemId === null && ' · asked here only'}
            </Text>
          </div>
          <div className={classes.line}>
            <NumberInput
              w={92}
              min={0}
              step={0.5}
              aria-label={`Points of question ${place + 1}`}
              value={one.points}
              onChange={(points) => onChange(chosen.with(place, { ...one, points }))}
            />
            <ActionIcon
              variant="default"
              size="lg"
              data-move={`${one.id} -1`}
              aria-label={`Move question ${place + 1} up`}
              disabled={place === 0}
              onClick={() => move(one, place, -1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              data-move={`${one.id} 1`}
              aria-label={`Move question ${place + 1} down`}
              disabled={place === chosen.length - 1}
              onClick={() => move(one, place, 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`Take question ${place + 1} out`}
              data-move={`${one.id} out`}
              onClick={() => takeOut(place)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        </li>
      ))}
    </ol>
  );
}
