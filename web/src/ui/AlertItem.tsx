import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Alert, AlertAction } from '@/api/types';
import { useInUse } from '@/api/useDashboard';
import { FOLLOW_UPS, isSnoozed, KIND_WORD } from '@/model/alerts';
import classes from './AlertItem.module.css';
import { KindIcon } from './KindIcon';
import { percent } from './percent';
import { clockShort } from './time';
import { useNow } from './useNow';
import { When } from './When';

interface Props {
  alert: Alert;
  /** As it may stand on the screen. */
  name: string;
  /** Projector mode: the evidence names the student and her figures. */
  hidden: boolean;
  linkTo?: string;
  busy: boolean;
  onAct: (action: AlertAction) => void;
}

/** One alert: who, what, on which evidence, what clears it, and what a teacher can do about it. */
export function AlertItem({ alert, name, hidden, linkTo, busy, onAct }: Props) {
  const now = useNow(30_000);
  const inUse = useInUse();
  return (
    <li className={classes.item} data-kind={alert.kind}>
      <div className={classes.head}>
        <KindIcon kind={alert.kind} />
        {linkTo ? (
          <Anchor component={Link} to={linkTo} className={classes.name}>
            {name}
          </Anchor>
        ) : (
          <span className={classes.name}>{name}</span>
        )}
        <span className={classes.kind}>{KIND_WORD[alert.kind]}</span>
        <span className={classes.when}>
          <When at={alert.raised_at} />
        </span>
      </div>
      {!hidden && <div>{alert.evidence}</div>}
      {!hidden && alert.state === 'raised' && (
        <div className={classes.clears}>{alert.clears_when}</div>
      )}
      <div className={classes.actions}>
        {alert.state !== 'raised' ? (
          <FollowUp alert={alert} hidden={hidden} />
        ) : isSnoozed(alert, now) ? (
          <span className={classes.note}>
            Snoozed until {clockShort(alert.snoozed_until ?? alert.raised_at)}
          </span>
        ) : null}
        {inUse && alert.kind === 'needs_review' && alert.state === 'raised' && (
          <Button
            component={Link}
            to={`/classes/${alert.class_id}/reviews`}
            size="compact-xs"
            variant="light"
            color="pine"
            className={classes.action ?? ''}
            data-action="helped"
            aria-label={`Review: ${name}`}
          >
            Review
          </Button>
        )}
        {(inUse ? actionsFor(alert, now) : []).map(([action, word]) => (
          <Button
            key={action}
            size="compact-xs"
            variant={action === 'helped' ? 'light' : 'subtle'}
            color={action === 'helped' ? 'pine' : 'gray'}
            className={classes.action ?? ''}
            data-action={action}
            disabled={busy}
            aria-label={`${word}: ${name}`}
            onClick={() => onAct(action)}
          >
            {word}
          </Button>
        ))}
      </div>
    </li>
  );
}

function actionsFor(alert: Alert, now: number): [AlertAction, string][] {
  if (alert.state !== 'raised') return [['undo', 'Undo']];
  if (isSnoozed(alert, now)) {
    return [
      ['undo', 'Wake it now'],
      ['dismiss', 'Dismiss'],
    ];
  }
  if (alert.kind === 'newly_mastered') return [['dismiss', 'Dismiss']];
  const later: [AlertAction, string][] = [
    ['snooze', 'Snooze 30 min'],
    ['dismiss', 'Dismiss'],
  ];
  // What helps there is the review.
  return alert.kind === 'needs_review' ? later : [['helped', 'I helped'], ...later];
}

/** Did it work? The next attempts after the help, as they come. */
function FollowUp({ alert, hidden }: { alert: Alert; hidden: boolean }) {
  const by = alert.closed_by === null ? '' : ` by ${alert.closed_by}`;
  const credits = alert.follow_up.map(({ credit }) => percent(credit)).join(', ');
  return (
    <span className={classes.note}>
      Helped{by}. {alert.follow_up.length} of {FOLLOW_UPS} attempts since
      {alert.follow_up.length > 0 && !hidden && `: ${credits}`}
    </span>
  );
}
