import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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

const MUTATION = ['act-on-alert'];

interface Act {
  alert: Pick<Alert, 'alert_id' | 'class_id' | 'version'>;
  action: AlertAction;
}

/**
 * Acts on an alert. The answer is put on the page only if no event changed that alert meanwhile:
 * what the stream said later is newer than the answer. Several may be acted on at once: what became of each is told.
 */
export function useAlertAction(onDone: (changed: Alert, action: AlertAction) => void) {
  const cache = useQueryClient();
  const [failure, fail] = useState<Error | null>(null);
  const shown = ({ class_id, alert_id }: Act['alert']) =>
    cache
      .getQueryData<Dashboard>(keys.dashboard(class_id))
      ?.alerts.find((alert) => alert.alert_id === alert_id);
  const put = (answer: Alert) =>
    cache.setQueryData<Dashboard>(keys.dashboard(answer.class_id), (dashboard) => {
      if (dashboard === undefined) return undefined;
      const others = dashboard.alerts.filter(({ alert_id }) => alert_id !== answer.alert_id);
      return { ...dashboard, alerts: isShown(answer) ? [...others, answer] : others };
    });
  const { mutate } = useMutation({
    mutationKey: MUTATION,
    mutationFn: ({ alert, action }: Act) => actOnAlert(alert, action),
    onMutate: ({ alert }) => {
      fail(null);
      return { before: shown(alert) };
    },
    onError: fail,
    onSuccess: (answer, { alert, action }, { before }) => {
      if (shown(alert) === before) put(answer);
      onDone(answer, action);
    },
  });
  const sending = useMutationState({
    filters: { mutationKey: MUTATION, status: 'pending' },
    select: ({ state }) => (state.variables as Act).alert.alert_id,
  });
  const act = (alert: Alert, action: AlertAction) => {
    if (!sending.includes(alert.alert_id)) mutate({ alert, action });
  };
  return { act, sending, failure };
}
