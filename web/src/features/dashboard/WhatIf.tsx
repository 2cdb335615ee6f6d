import { Button, Modal, NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { conceptsInOrder } from '@/model/classMastery';
import { LEVEL_WORD, MASTERED_FROM } from '@/model/level';
import { whatIf, type Move } from '@/model/whatIf';
import { counted } from '@/ui/counted';
import { percent } from '@/ui/percent';
import type { PartProps } from './props';
import classes from './WhatIf.module.css';
import { WhatIfCounts } from './WhatIfCounts';
import { WhatIfMoves } from './WhatIfMoves';

const LOWEST = 50;
const HIGHEST = 95;
const TODAY = Math.round(MASTERED_FROM * 100);
const ALL = '';

/** Who would move if mastered began at another mastery; a question only, nothing is stored. */
export function WhatIf(props: PartProps) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        h={30}
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        onClick={open}
      >
        What if
      </Button>
      <Modal opened={opened} onClose={close} title="What if mastered meant …" size="lg">
        <Question {...props} />
      </Modal>
    </>
  );
}

function Question({ dashboard, discretion }: PartProps) {
  const [points, setPoints] = useState(TODAY);
  const [conceptId, setConceptId] = useState(ALL);
  const slider = useId();
  const concepts = conceptsInOrder(dashboard);
  const cells = dashboard.mastery.filter(
    ({ concept_id }) => conceptId === ALL || concept_id === conceptId,
  );
  const bound = percent(points / 100);
  const answer = whatIf(cells, points / 100);
  return (
    <>
      <Text size="sm" mb="sm">
        Mastered begins at {percent(MASTERED_FROM)}. Move the bound to see who would stand on
        another level. Nothing is stored: alerts, plans and everyone else&apos;s page stay as they
        are.
      </Text>
      <NativeSelect
        label="Concept"
        value={conceptId}
        onChange={(event) => setConceptId(event.currentTarget.value)}
        data={[
          { value: ALL, label: 'All concepts' },
          ...concepts.map(({ concept_id, concept_name }) => ({
            value: concept_id,
            label: concept_name,
          })),
        ]}
      />
      <div className={classes.head}>
        <label htmlFor={slider}>Mastered from</label>
        <span className={classes.bound} aria-hidden>
          {bound}
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={points === TODAY}
          onClick={() => setPoints(TODAY)}
        >
          Back to {percent(MASTERED_FROM)}
        </Button>
      </div>
      <input
        id={slider}
        className={classes.slider}
        type="range"
        min={LOWEST}
        max={HIGHEST}
        step={1}
        value={points}
        aria-valuetext={bound}
        onChange={(event) => setPoints(event.currentTarget.valueAsNumber)}
      />
      <div className={classes.ends} aria-hidden>
        <span>{percent(LOWEST / 100)}</span>
        <span>{percent(HIGHEST / 100)}</span>
      </div>
      <p className={classes.answer} role="status">
        {sentence(answer.moves, cells.length, conceptId === ALL)}
      </p>
      <WhatIfCounts answer={answer} bound={bound} />
      {discretion.hidden ? (
        <Text c="dimmed" mt="sm">
          Who would move is hidden in projector mode.
        </Text>
      ) : (
        answer.moves.length > 0 && (
          <WhatIfMoves
            moves={answer.moves}
            concepts={concepts}
            withConcept={conceptId === ALL}
            discretion={discretion}
          />
        )
      )}
    </>
  );
}

/** All move the same way: one bound has one side that it comes from. */
function sentence(moves: readonly Move[], total: number, everyConcept: boolean): string {
  const [first] = moves;
  if (total === 0) return 'No mastery is known here yet.';
  if (first === undefined) return 'No one would move.';
  const students = new Set(moves.map(({ cell }) => cell.student_id)).size;
  const who = everyConcept
    ? `${moves.length} of ${counted(total, 'mastery', 'masteries')}, of ${counted(students, 'student')},`
    : `${moves.length} of ${counted(total, 'student')}`;
  return `${who} would move from ${LEVEL_WORD[first.from]} to ${LEVEL_WORD[first.to]}.`;
}
