import { Text } from '@mantine/core';
import { isShown, newestFirst } from '@/model/alerts';
import { AlertItem } from '@/ui/AlertItem';
import listClasses from '@/ui/AlertItem.module.css';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAlertAction } from '@/ui/useAlertAction';
import { AlertSettings } from './AlertSettings';
import type { PartProps } from './props';

export function AlertList({ dashboard, discretion }: PartProps) {
  const act = useAlertAction();
  const alerts = newestFirst(dashboard.alerts.filter(isShown));
  return (
    <>
      <AlertSettings dashboard={dashboard} />
      {alerts.length === 0 && (
        <Text c="dimmed">No open alerts. New ones appear here as they are raised.</Text>
      )}
      {act.error && <ProblemNotice error={act.error} what="That was not saved." />}
      <ul className={listClasses.list}>
        {alerts.map((alert) => (
          <AlertItem
            key={alert.alert_id}
            alert={alert}
            name={discretion.name(alert.student_id)}
            hidden={discretion.hidden}
            linkTo={`students/${alert.student_id}`}
            busy={act.isPending && act.variables.alert.alert_id === alert.alert_id}
            onAct={(action) => act.mutate({ alert, action })}
          />
        ))}
      </ul>
    </>
  );
}
