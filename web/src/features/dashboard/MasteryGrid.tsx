import { NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { classMean, conceptsInOrder } from '@/model/classMastery';
import { LEVEL_WORD, LEVELS } from '@/model/level';
import { STATE_ORDER, STATE_WORD } from '@/model/studentState';
import { counted } from '@/ui/counted';
import { useNow } from '@/ui/useNow';
import { ChooseConcepts, EmptyClass, NeverFilled, NoAnswersYet } from './EmptyClass';
import { GridHead } from './GridHead';
import { GridRowView } from './GridRowView';
import { gridRows, isIncluded, type Show } from './gridRows';
import classes from './MasteryGrid.module.css';
import type { PartProps } from './props';
import { useChanges } from './useChangeAnnouncements';
import { useGridFocus } from './useGridFocus';
import { useGridTable } from './useGridTable';
import { WhatIf } from './WhatIf';

export function MasteryGrid({ dashboard, discretion }: PartProps) {
  const now = useNow(10_000);
  const inUse = dashboard.class.archived_at === null;
  const changes = useChanges(dashboard.class.class_id);
  const [text, setText] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [open, setOpen] = useState<string | null>(null);

  const concepts = useMemo(() => conceptsInOrder(dashboard), [dashboard]);
  const rows = useMemo(
    () => gridRows(dashboard, discretion.name, now),
    [dashboard, discretion, now],
  );
  const shown = useMemo(
    () => rows.filter((row) => isIncluded(row, text, show)),
    [rows, text, show],
  );
  const table = useGridTable(shown, concepts);
  const sorted = table.getRowModel().rows;
  const focus = useGridFocus(
    sorted.map(({ id }) => id),
    table.getAllLeafColumns().map(({ id }) => id),
  );

  return (
    <section className={classes.panel} aria-labelledby="grid-title">
      <div className={classes.toolbar}>
        <Title order={1} id="grid-title" className={classes.title}>
          Mastery
        </Title>
        <Text size="sm" c="dimmed" className={classes.count}>
          {/* The mean moves with every answer: that is not said each time. */}
          <span role="status">
            {shown.length === rows.length
              ? counted(rows.length, 'student')
              : `${shown.length} of ${counted(rows.length, 'student')}`}
          </span>{' '}
          · class mean {discretion.percent(classMean(dashboard))}
        </Text>
        <TextInput
          id="student-filter"
          size="xs"
          type="search"
          aria-label="Find a student"
          placeholder="Find a student"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label="Show"
          value={show}
          onChange={(event) => setShow(event.currentTarget.value as Show)}
          data={showOptions(discretion.hidden)}
        />
        <WhatIf dashboard={dashboard} discretion={discretion} />
      </div>
      {/* The scroll area needs no stop of its own: every cell inside it can be reached. */}
      <div className={classes.scroll}>
        {}
        <table
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- with arrow keys it is a grid
          role="grid"
          aria-labelledby="grid-title"
          aria-rowcount={rows.length + 1}
          className={classes.grid}
          data-many={concepts.length > 8 || undefined}
          onKeyDown={focus.onKeyDown}
        >
          <GridHead table={table} dashboard={dashboard} discretion={discretion} focus={focus} />
          <tbody>
            {sorted.map(({ id, original }) => (
              <GridRowView
                key={id}
                row={original}
                concepts={concepts}
                discretion={discretion}
                changes={changes}
                now={now}
                focus={focus}
                open={open}
                setOpen={setOpen}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && (inUse ? <EmptyClass dashboard={dashboard} /> : <NeverFilled />)}
        {rows.length > 0 && dashboard.concepts.length === 0 && (
          <Stack p="lg" align="flex-start">
            <Text>This class has no concepts yet, so there is no mastery to show.</Text>
            {inUse && <ChooseConcepts />}
          </Stack>
        )}
        {rows.length > 0 &&
          dashboard.concepts.length > 0 &&
          dashboard.latest_assessments.length === 0 &&
          inUse && <NoAnswersYet />}
        {rows.length > 0 && shown.length === 0 && (
          <Text p="lg">No student matches. Change the name or the choice above.</Text>
        )}
      </div>
    </section>
  );
}

function showOptions(hidden: boolean) {
  return [
    { value: 'all', label: 'Everyone' },
    // Who has an IEP is not for a projector.
    ...(hidden ? [] : [{ value: 'iep', label: 'With an IEP' }]),
    {
      group: 'State',
      items: STATE_ORDER.map((state) => ({ value: `state:${state}`, label: STATE_WORD[state] })),
    },
    {
      group: 'Overall mastery',
      items: LEVELS.map((level) => ({ value: `level:${level}`, label: LEVEL_WORD[level] })),
    },
  ];
}
