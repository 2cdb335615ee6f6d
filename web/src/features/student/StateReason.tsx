import { Text } from '@mantine/core';
import { isShown, newestFirst } from '@/model/alerts';
import type { StudentState } from '@/model/studentState';
import { AlertItems } from '@/ui/AlertItems';
import { useAnnounce } from '@/ui/announcer';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { clockShort, moment } from '@/ui/time';
import { ACTION_SAID, useAlertAction } from '@/ui/useAlertAction';
import type { PartProps } from './props';

interface Props extends PartProps {
  state: StudentState;
  now: number;
}

/** Why the page says what it says about this student now. */
export function StateReason({ dashboard, discretion, student, state, now }: Props) {
  const announce = useAnnounce();
  const { act, sending, failure } = useAlertAction((_, action) =>
    announce(`${ACTION_SAID[action]}.`),
  );
  const alerts = newestFirst(
    dashboard.alerts.filter((alert) => alert.student_id === student.student_id && isShown(alert)),
  );
  return (
    <Panel title="Right now">
      <Text mb={alerts.length > 0 ? 'sm' : 0}>
        {reasonFor(state, alerts.length)} {lastActivity(student.last_activity_at, now)}
      </Text>
      {failure && <ProblemNotice error={failure} what="That was not saved." />}
      <AlertItems alerts={alerts} discretion={discretion} sending={sending} onAct={act} />
    </Panel>
  );
}

function reasonFor(state: StudentState, alerts: number): string {
  switch (state) {
    case 'stuck':
      return 'Many attempts without progress: the alert below says where.';
    case 'rushing':
      return 'Answers come faster than the questions can be read.';
    case 'idle':
      return 'Here, and nothing handed in for a while.';
    case 'offline':
      return 'Not on the page, and nothing handed in lately.';
    case 'productive_struggle':
      return 'Working, with a concept that is still hard.';
    case 'on_track':
      return alerts === 0 ? 'Nothing calls for you.' : 'Working, with the notes below.';
  }
}

function lastActivity(at: string | null, now: number): string {
  if (at === null) return 'No activity is recorded yet.';
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return `Last activity: ${today ? clockShort(at) : moment(at)}.`;
}
