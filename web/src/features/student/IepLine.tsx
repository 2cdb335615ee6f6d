import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readApplied, readIep } from '@/api/reads';
import type { Accommodation, Student } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { day } from '@/ui/time';
import classes from './IepLine.module.css';

/** The IEP as one line to act on: what happens by itself, and what needs a person. */
export function IepLine({ student }: { student: Student }) {
  const iep = useQuery({
    queryKey: keys.iep(student.student_id),
    queryFn: () => readIep(student.student_id),
  });
  const applied = useQuery({
    queryKey: keys.applied(student.student_id),
    queryFn: () => readApplied(student.student_id),
  });
  const accommodations = student.accommodations;
  return (
    <section aria-label="IEP" className={classes.line}>
      <strong className={classes.mark}>IEP</strong>
      <Named label="Applied by itself" all={accommodations.filter(({ automatic }) => automatic)} />
      <Named label="Needs you" all={accommodations.filter(({ automatic }) => !automatic)} />
      {iep.data?.review_date && (
        <Text component="span" size="sm" c="dimmed">
          Review on {day(iep.data.review_date)}
        </Text>
      )}
      {iep.data && iep.data.goals.length > 0 && (
        <details className={classes.goals}>
          <summary>
            {iep.data.goals.length === 1 ? '1 goal' : `${iep.data.goals.length} goals`}
          </summary>
          <ul>
            {iep.data.goals.map(({ goal, target_date }) => (
              <li key={goal}>
                {goal}
                {target_date && `, by ${day(target_date)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {applied.data && (
        <details className={classes.goals}>
          <summary>Applied so far: {applied.data.length}</summary>
          {applied.data.length === 0 ? (
            <p>Nothing yet. It is written down here when work to which it applied is handed in.</p>
          ) : (
            <ul>
              {applied.data.map(({ grading_id, code, detail, applied_at }) => (
                <li key={`${grading_id} ${code}`}>
                  {detail}, {day(applied_at)}
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
      {iep.error && (
        <ProblemNotice
          error={iep.error}
          what="The IEP could not be loaded."
          retry={() => void iep.refetch()}
        />
      )}
    </section>
  );
}

function Named({ label, all }: { label: string; all: Accommodation[] }) {
  if (all.length === 0) return null;
  return (
    <span>
      <span className={classes.label}>{label}:</span>{' '}
      {all.map(({ code, label: name, detail }, index) => (
        <span key={code} title={detail}>
          {index > 0 && ', '}
          {name}
        </span>
      ))}
    </span>
  );
}
