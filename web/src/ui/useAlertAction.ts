import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import type { Alert, AlertAction, Dashboard } from '@/api/types';
import { actOnAlert } from '@/api/writes';
import { isShown } from '@/model/alerts';

/** What is said once it is done. */
export const ACTION_SAID: Record<AlertAction, string> = {
  helped: 'Marked as helped',
  snooze: 'Snoozed for 30 minutes',
  dismiss: 'Dismissed',
  undo: 'Taken back',
};

interface Act {
  alert: Pick<Alert, 'alert_id' | 'class_id' | 'version'>;
  action: AlertAction;
}

/**
 * Acts on an alert. The answer is put on the page only if no event changed that alert meanwhile:
 * what the stream said later is newer than the answer.
 */
export function useAlertAction() {
  const cache = useQueryClient();
  const shown = ({ class_id, alert_id }: Act['alert']) =>
    cache
      .getQueryData<Dashboard>(keys.dashboard(class_id))
      ?.alerts.find((alert) => alert.alert_id === alert_id);
  return useMutation({
    mutationFn: ({ alert, action }: Act) => actOnAlert(alert, action),
    onMutate: ({ alert }) => ({ before: shown(alert) }),
    onSuccess: (answer, { alert }, { before }) => {
      if (shown(alert) !== before) return;
      cache.setQueryData<Dashboard>(keys.dashboard(alert.class_id), (dashboard) => {
        if (dashboard === undefined) return undefined;
        const others = dashboard.alerts.filter(({ alert_id }) => alert_id !== answer.alert_id);
        return { ...dashboard, alerts: isShown(answer) ? [...others, answer] : others };
      });
    },
  });
}
