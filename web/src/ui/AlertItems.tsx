import { useEffect, useRef } from 'react';
import type { Alert, AlertAction } from '@/api/types';
import { AlertItem } from './AlertItem';
import classes from './AlertItem.module.css';
import type { Discretion } from './useDiscretion';
import { useSteadyOrder } from './useSteadyOrder';

interface Props {
  /** Of a class: each names its student with a link to her page. */
  linked?: boolean;
  alerts: Alert[];
  discretion: Discretion;
  /** The ids of those that are being acted on. */
  sending: string[];
  onAct: (alert: Alert, action: AlertAction) => void;
}

/** Alerts, each with what can be done about it. Under the pointer or the keyboard they keep their places. */
export function AlertItems({ linked = false, alerts, discretion, sending, onAct }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const acted = useRef(false);
  const shown = useSteadyOrder(list, alerts, ({ alert_id }) => alert_id);
  // With the button that was pressed its focus is gone: the keyboard goes on from the list, unless what is told of the
  // deed when it is done takes it.
  useEffect(() => {
    if (!acted.current || sending.length > 0 || document.activeElement !== document.body) return;
    acted.current = false;
    list.current?.focus();
  });
  return (
    <ul ref={list} tabIndex={-1} className={classes.list}>
      {shown.map((alert) => (
        <AlertItem
          key={alert.alert_id}
          alert={alert}
          name={discretion.name(alert.student_id)}
          hidden={discretion.hidden}
          {...(linked && { linkTo: `students/${alert.student_id}` })}
          busy={sending.includes(alert.alert_id)}
          onAct={(action) => {
            acted.current = true;
            onAct(alert, action);
          }}
        />
      ))}
    </ul>
  );
}
