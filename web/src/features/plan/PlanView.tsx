import { Text } from '@mantine/core';
import type { Plan, PlanAsk, PlanConcept, PlanMember } from '@/api/types';
import { GROUP_WORD } from '@/model/group';
import { levelOf } from '@/model/level';
import { LevelMark } from '@/ui/LevelMark';
import { Panel } from '@/ui/Panel';
import { full } from '@/ui/time';
import type { Discretion } from '@/ui/useDiscretion';
import classes from './PlanPage.module.css';

/** So many can be asked about in one lesson. */
const MOST_ASKS = 5;
const ORDER = ['needs_support', 'on_track', 'advanced'] as const;

export function PlanView({ plan, discretion }: { plan: Plan; discretion: Discretion }) {
  const students = plan.groups.flatMap((group) => group.students);
  const everyone = students.length;
  const unknown = students.filter(isUnknown);
  const asks = plan.ask_first ?? [];
  const unasked = plan.reteach.filter(
    (concept) =>
      isUnknown(concept) && !asks.some(({ concept_id }) => concept_id === concept.concept_id),
  );
  const made = (
    <Text c="dimmed">
      {plan.class_name}, made {full(plan.generated_at)}
    </Text>
  );
  if (everyone > 0 && unknown.length === everyone) {
    return (
      <>
        {made}
        <Panel title="Ask first">
          <Text>
            Nobody in this class has answered a question yet, so there is nothing to group by.
            {asks[0] && (
              <>
                {' '}
                Begin with a few questions on <strong>{asks[0].concept_name}</strong>, then make a
                new plan.
              </>
            )}
          </Text>
        </Panel>
      </>
    );
  }
  return (
    <>
      {made}
      <div className={classes.pair}>
        <ConceptList
          title="Teach again"
          empty="No concept is below half of the class."
          concepts={plan.reteach.filter((concept) => !isUnknown(concept))}
          discretion={discretion}
        />
        <ConceptList
          title="Extend"
          empty="No concept is far enough yet."
          concepts={plan.extend}
          discretion={discretion}
        />
      </div>
      <AskFirst asks={asks} unasked={unasked} everyone={everyone} discretion={discretion} />
      <div className={classes.groups}>
        {ORDER.map((group) => (
          <StudentList
            key={group}
            title={GROUP_WORD[group]}
            students={plan.groups
              .filter((other) => other.group === group)
              .flatMap(({ students }) => students.filter((student) => !isUnknown(student)))}
            discretion={discretion}
          />
        ))}
      </div>
      {unknown.length > 0 && (
        <StudentList title="No answers yet" students={unknown} discretion={discretion} />
      )}
      <Panel title="Small groups">
        {plan.small_groups.length === 0 && (
          <Text c="dimmed">No two students are known to share a need at the moment.</Text>
        )}
        <div className={classes.small}>
          {plan.small_groups.map((group) => (
            <section key={`${group.concept_id} ${group.students[0]?.student_id ?? ''}`}>
              <h3 className={classes.concept}>{group.concept_name}</h3>
              <p className={classes.names}>
                {group.students.map(({ student_id }) => discretion.name(student_id)).join(', ')}
                {group.helper && (
                  <>
                    {' '}
                    · helper: <strong>{discretion.name(group.helper.student_id)}</strong>
                  </>
                )}
              </p>
              {!discretion.hidden && <p className={classes.reason}>{group.reason}</p>}
            </section>
          ))}
        </div>
      </Panel>
    </>
  );
}

interface AskFirstProps {
  asks: PlanAsk[];
  unasked: PlanConcept[];
  everyone: number;
  discretion: Discretion;
}

/** Who waits for a question, and then what nobody was asked about. */
function AskFirst({ asks, unasked, everyone, discretion }: AskFirstProps) {
  if (asks.length + unasked.length === 0) {
    return null;
  }
  const others = asks.slice(MOST_ASKS).reduce((sum, { students }) => sum + students.length, 0);
  return (
    <Panel title="Ask first">
      <ul className={classes.list}>
        {asks.slice(0, MOST_ASKS).map((ask) => (
          <li key={ask.concept_id}>
            <h3 className={classes.concept}>{ask.concept_name}</h3>
            <p className={classes.names}>
              {ask.students.length === everyone
                ? 'Everyone in the class'
                : ask.students.map(({ student_id }) => discretion.name(student_id)).join(', ')}
            </p>
            {!discretion.hidden && <p className={classes.reason}>{ask.reason}</p>}
          </li>
        ))}
        {unasked.map((concept) => (
          <li key={concept.concept_id}>
            <h3 className={classes.concept}>{concept.concept_name}</h3>
            {!discretion.hidden && <p className={classes.reason}>{concept.reason}</p>}
          </li>
        ))}
      </ul>
      {others > 0 && (
        <Text c="dimmed">
          {others} more {others === 1 ? 'student waits' : 'students wait'} for a question on
          something else: see where their learning paths begin.
        </Text>
      )}
    </Panel>
  );
}

/** What is assumed of everyone before the first answer puts nobody into a group and no concept on a list. */
const isUnknown = ({ answered }: PlanConcept | PlanMember) => answered === 0;

interface StudentListProps {
  title: string;
  students: PlanMember[];
  discretion: Discretion;
}

function StudentList({ title, students, discretion }: StudentListProps) {
  return (
    <Panel title={`${title} (${students.length})`}>
      {students.length === 0 && <Text c="dimmed">No one.</Text>}
      <ul className={classes.list}>
        {students.map((student) => (
          <li key={student.student_id}>
            <strong>{discretion.name(student.student_id)}</strong>
            {!discretion.hidden && !isUnknown(student) && student.reason && (
              <span className={classes.reason}>{student.reason}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface ConceptListProps {
  title: string;
  empty: string;
  concepts: PlanConcept[];
  discretion: Discretion;
}

function ConceptList({ title, empty, concepts, discretion }: ConceptListProps) {
  return (
    <Panel title={title}>
      {concepts.length === 0 && <Text c="dimmed">{empty}</Text>}
      <ul className={classes.list}>
        {concepts.map((concept) => (
          <li key={concept.concept_id}>
            <strong>
              {concept.answered !== 0 && <LevelMark level={levelOf(concept.class_mastery)} />}{' '}
              {concept.concept_name}{' '}
              {concept.answered !== 0 && discretion.percent(concept.class_mastery)}
            </strong>
            {!discretion.hidden && <span className={classes.reason}>{concept.reason}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
