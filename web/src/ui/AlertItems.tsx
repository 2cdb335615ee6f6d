import type { Alert, AlertAction } from '@/api/types';
import { AlertItem } from './AlertItem';
import classes from './AlertItem.module.css';
import type { useAlertAction } from './useAlertAction';
import type { Discretion } from './useDiscretion';

interface Props {
  /** Of a class: each names its student with a link to her page. */
  linked?: boolean;
  alerts: Alert[];
  discretion: Discretion;
  act: ReturnType<typeof useAlertAction>;
  onAct: (alert: Alert, action: AlertAction) => void;
}

/** Alerts, each with what can be done about it. */
export function AlertItems({ linked = false, alerts, discretion, act, onAct }: Props) {
  return (
    <ul className={classes.list}>
      {alerts.map((alert) => (
        <AlertItem
          key={alert.alert_id}
          alert={alert}
          name={discretion.name(alert.student_id)}
          hidden={discretion.hidden}
          {...(linked && { linkTo: `students/${alert.student_id}` })}
          busy={act.isPending && act.variables.alert.alert_id === alert.alert_id}
          onAct={(action) => onAct(alert, action)}
        />
      ))}
    </ul>
  );
}
