import { Anchor, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useDashboard } from '@/api/useDashboard';
import { statesOf } from '@/model/studentState';
import { Notice } from '@/ui/Notice';
import { StateBadge } from '@/ui/StateBadge';
import { full } from '@/ui/time';
import { useDiscretion } from '@/ui/useDiscretion';
import { useNow } from '@/ui/useNow';
import { AskNext } from './AskNext';
import { AssessmentResults } from './AssessmentResults';
import { IepLine } from './IepLine';
import { MasteryHistory } from './MasteryHistory';
import { MasteryPanel } from './MasteryPanel';
import { RecordPanel } from './RecordPanel';
import { Recommendations } from './Recommendations';
import { SignInPanel } from './SignInPanel';
import { StateReason } from './StateReason';
import classes from './StudentPage.module.css';

export function StudentPage() {
  const { studentId = '' } = useParams();
  const dashboard = useDashboard();
  const discretion = useDiscretion(dashboard.students);
  const now = useNow(15_000);
  const student = dashboard.students.find(({ student_id }) => student_id === studentId);
  const name = discretion.name(studentId);
  useDocumentTitle(`${name} · ${dashboard.class.class_name}`);
  const back = `/classes/${dashboard.class.class_id}`;
  if (student === undefined) {
    return (
      <Notice title="No such student" link={{ to: back, text: 'Back to the class' }}>
        There is no such student in this class, or the record was erased.
      </Notice>
    );
  }
  const state = statesOf(dashboard, now).get(studentId) ?? 'offline';
  const part = { dashboard, discretion, student };
  return (
    <div className={classes.page} key={studentId}>
      <div className={classes.head}>
        <Anchor component={Link} to={back} className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> {dashboard.class.class_name}
        </Anchor>
        {!discretion.hidden && (
          <p className="mc-print-only">
            Record of {name} · {dashboard.class.class_name} ·{' '}
            {dashboard.class.teachers.map(({ display_name }) => display_name).join(', ')} · printed{' '}
            {full(now)}
          </p>
        )}
        <div className={classes.who}>
          <Title order={1} size={26}>
            {name}
          </Title>
          <StateBadge state={state} />
          {!discretion.hidden && (
            <span className={classes.facts}>
              Grade {student.grade_level}
              {student.reading_level !== null && ` · reading level: ${student.reading_level}`}
            </span>
          )}
        </div>
        {!discretion.hidden && student.has_iep && <IepLine student={student} />}
      </div>
      <div className={classes.column}>
        <MasteryPanel {...part} />
        <MasteryHistory {...part} />
      </div>
      <div className={classes.column}>
        <AskNext {...part} />
        <StateReason {...part} state={state} now={now} />
        <Recommendations {...part} />
        <AssessmentResults {...part} />
        <SignInPanel {...part} />
        <RecordPanel {...part} />
      </div>
    </div>
  );
}
