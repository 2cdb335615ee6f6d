import type { Alert, AlertAction } from '@/api/types';
import { AlertItem } from '@/ui/AlertItem';
import listClasses from '@/ui/AlertItem.module.css';
import type { useAlertAction } from '@/ui/useAlertAction';
import type { Discretion } from '@/ui/useDiscretion';

interface Props {
  alerts: Alert[];
  discretion: Discretion;
  act: ReturnType<typeof useAlertAction>;
  onAct: (alert: Alert, action: AlertAction) => void;
}

/** Alerts of a class, each with what can be done about it. */
export function AlertItems({ alerts, discretion, act, onAct }: Props) {
  return (
    <ul className={listClasses.list}>
      {alerts.map((alert) => (
        <AlertItem
          key={alert.alert_id}
          alert={alert}
          name={discretion.name(alert.student_id)}
          hidden={discretion.hidden}
          linkTo={`students/${alert.student_id}`}
          busy={act.isPending && act.variables.alert.alert_id === alert.alert_id}
          onAct={(action) => onAct(alert, action)}
        />
      ))}
    </ul>
  );
}
