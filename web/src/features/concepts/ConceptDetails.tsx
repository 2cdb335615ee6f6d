import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Concept } from '@/api/types';
import { readinessFor } from '@/model/readiness';
import { Panel } from '@/ui/Panel';
import classes from './ConceptDetails.module.css';
import type { PartProps } from './props';

export const DETAILS_ID = 'concept-details';

/** Who has mastered a concept, who is ready for it, and what the others need first. */
export function ConceptDetails({
  dashboard,
  discretion,
  concept,
}: PartProps & { concept: Concept }) {
  const { mastered, ready, heldBack } = readinessFor(concept, dashboard);
  const named = (studentId: string, more = '') => (
    <li key={studentId}>
      <Link to={`../students/${studentId}`} relative="path" className={classes.link}>
        {discretion.name(studentId)}
      </Link>
      {more}
    </li>
  );
  return (
    <div id={DETAILS_ID}>
      <Panel title={concept.concept_name}>
        <div className={classes.groups}>
          <Group title="Ready for it" count={ready.length} none="No one right now.">
            {ready.map((id) => named(id))}
          </Group>
          <Group title="Need something first" count={heldBack.length} none="No one.">
            {heldBack.map(({ student_id, first }) =>
              named(student_id, `: ${first.map((base) => base.concept_name).join(', ')}`),
            )}
          </Group>
          <Group title="Have mastered it" count={mastered.length} none="No one yet.">
            {mastered.map((id) => named(id))}
          </Group>
        </div>
      </Panel>
    </div>
  );
}

interface GroupProps {
  title: string;
  count: number;
  none: string;
  children: ReactNode;
}

function Group({ title, count, none, children }: GroupProps) {
  return (
    <div>
      <h3 className={classes.title}>
        {title}: {count}
      </h3>
      {count === 0 ? (
        <Text c="dimmed">{none}</Text>
      ) : (
        <ul className={classes.list} aria-label={title}>
          {children}
        </ul>
      )}
    </div>
  );
}
