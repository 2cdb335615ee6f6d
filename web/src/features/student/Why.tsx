import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '@/api/keys';
import { readExplanation } from '@/api/reads';
import type { Explanation, Forecast } from '@/api/types';
import { percent } from '@/ui/percent';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './Why.module.css';

interface Props {
  studentId: string;
  conceptId: string;
  of: string;
}

/** Where a mastery comes from and what would change it; asked for only when opened. */
export function Why({ studentId, conceptId, of }: Props) {
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: keys.explanation(studentId, conceptId),
    queryFn: () => readExplanation(studentId, conceptId),
    enabled: open,
  });
  return (
    <details className={classes.why} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Why? ${of}`}>Why?</summary>
      <div className={classes.body}>
        {error ? (
          <ProblemNotice
            error={error}
            what="The explanation could not be loaded."
            retry={() => void refetch()}
          />
        ) : data ? (
          <Told explanation={data} />
        ) : (
          open && <Skeleton height={48} />
        )}
      </div>
    </details>
  );
}

function NextAnswer({ forecast }: { forecast: Forecast }) {
  const { chance, usual, secure, wheel_spinning, reasons } = forecast;
  return (
    <>
      <p>
        <strong>The next answer:</strong> {percent(chance)} likely to earn half of its points or
        more, against {percent(usual)} for a usual answer.
      </p>
      {secure && (
        <p>
          <strong>Secure:</strong> mastered, and the next answers are very likely right too.
        </p>
      )}
      {wheel_spinning && (
        <p>
          <strong>Stuck:</strong> no three right answers in a row lately; more of the same is likely
          to lead nowhere.
        </p>
      )}
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ evidence, sentence }) => (
            <li key={evidence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Told({ explanation }: { explanation: Explanation }) {
  return (
    <>
      <p>{explanation.summary}</p>
      {explanation.inputs.length > 0 && (
        <ul>
          {explanation.inputs.map((input, index) => (
            <li key={index}>{input}</li>
          ))}
        </ul>
      )}
      <p>
        <strong>What would change it:</strong> {explanation.what_would_change}
      </p>
      <NextAnswer forecast={explanation.next_answer} />
      <p className={classes.model}>Model {explanation.model_version}</p>
    </>
  );
}
