import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Alert, AlertAction } from '@/api/types';
import { whoNeedsMe } from '@/model/alerts';
import { AlertItems } from '@/ui/AlertItems';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { useAlertAction } from '@/ui/useAlertAction';
import { useNow } from '@/ui/useNow';
import classes from './NeedsMe.module.css';
import type { PartProps } from './props';

const DONE_WORD: Record<Exclude<AlertAction, 'undo'>, string> = {
  helped: 'Marked as helped',
  snooze: 'Snoozed for 30 minutes',
  dismiss: 'Dismissed',
};

interface Done {
  alert: Alert;
  action: keyof typeof DONE_WORD;
}

export function NeedsMe({ dashboard, discretion }: PartProps) {
  const now = useNow(15_000);
  const act = useAlertAction();
  const [done, setDone] = useState<Done | null>(null);
  const waiting = whoNeedsMe(dashboard.alerts, now);

  const onAct = (alert: Alert, action: AlertAction) =>
    act.mutate(
      { alert, action },
      { onSuccess: () => setDone(action === 'undo' ? null : { alert, action }) },
    );

  return (
    <div id="needs-me" tabIndex={-1} className={classes.target}>
      <Panel title="Who needs me now">
        {waiting.length === 0 ? (
          <Text c="dimmed">
            No one right now. A name appears here when something calls for you.
          </Text>
        ) : (
          <AlertItems linked alerts={waiting} discretion={discretion} act={act} onAct={onAct} />
        )}
        <div role="status">
          {done && (
            <div className={classes.done}>
              <span>
                {DONE_WORD[done.action]}: {discretion.name(done.alert.student_id)}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => onAct(done.alert, 'undo')}
                disabled={act.isPending}
              >
                Undo
              </Button>
            </div>
          )}
        </div>
        {act.error && <ProblemNotice error={act.error} what="That was not saved." />}
      </Panel>
    </div>
  );
}
