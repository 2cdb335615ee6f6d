import { Text } from '@mantine/core';
import { isShown, newestFirst } from '@/model/alerts';
import { AlertItems } from '@/ui/AlertItems';
import { useAnnounce } from '@/ui/announcer';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ACTION_SAID, useAlertAction } from '@/ui/useAlertAction';
import { AlertSettings } from './AlertSettings';
import { Precision } from './RehearsalView';
import type { PartProps } from './props';

export function AlertList({ dashboard, discretion }: PartProps) {
  const announce = useAnnounce();
  const { act, sending, failure } = useAlertAction((_, action) =>
    announce(`${ACTION_SAID[action]}.`),
  );
  const alerts = newestFirst(dashboard.alerts.filter((alert) => isShown(alert)));
  return (
    <>
      {dashboard.class.archived_at === null && <AlertSettings dashboard={dashboard} />}
      <Precision classId={dashboard.class.class_id} thresholds={dashboard.thresholds} />
      {alerts.length === 0 && (
        <Text c="dimmed">No open alerts. New ones appear here as they are raised.</Text>
      )}
      {failure && <ProblemNotice error={failure} what="That was not saved." />}
      <AlertItems linked alerts={alerts} discretion={discretion} sending={sending} onAct={act} />
    </>
  );
}
