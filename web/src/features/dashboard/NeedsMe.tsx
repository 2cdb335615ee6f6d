import { Button, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Alert, AlertAction } from '@/api/types';
import { whoNeedsMe } from '@/model/alerts';
import { AlertItems } from '@/ui/AlertItems';
import { focusedIfFree } from '@/ui/focused';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ACTION_SAID, useAlertAction } from '@/ui/useAlertAction';
import { useNow } from '@/ui/useNow';
import classes from './NeedsMe.module.css';
import type { PartProps } from './props';

interface Done {
  alert: Alert;
  action: AlertAction;
}

export function NeedsMe({ dashboard, discretion }: PartProps) {
  const now = useNow(15_000);
  const [done, setDone] = useState<Done | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const waiting = whoNeedsMe(dashboard.alerts, now);

  const { act, sending, failure } = useAlertAction((changed, action) => {
    // Undoing is about the alert as it is now, not as it was before.
    setDone(action === 'undo' ? null : { alert: changed, action });
    // What was pressed is gone: the keyboard goes on from here.
    if (action === 'undo') panel.current?.focus();
  });

  return (
    <div id="needs-me" ref={panel} tabIndex={-1} className={classes.target}>
      <Panel title="Who needs me now">
        {waiting.length === 0 ? (
          <Text c="dimmed">
            No one right now. A name appears here when something calls for you.
          </Text>
        ) : (
          <AlertItems
            linked
            alerts={waiting}
            discretion={discretion}
            sending={sending}
            onAct={act}
          />
        )}
        <div role="status">
          {done && (
            <div className={classes.done}>
              <span>
                {ACTION_SAID[done.action]}: {discretion.name(done.alert.student_id)}
              </span>
              {/* Who acted with the keyboard can take it back with the next key. */}
              <Button
                key={`${done.alert.alert_id} ${done.action}`}
                ref={focusedIfFree}
                size="compact-sm"
                variant="default"
                onClick={() => act(done.alert, 'undo')}
              >
                Undo
              </Button>
            </div>
          )}
        </div>
        {failure && <ProblemNotice error={failure} what="That was not saved." />}
      </Panel>
    </div>
  );
}
