import { clock, clockShort } from './time';
import classes from './LiveDot.module.css';

interface Props {
  state: string;
  since: number;
  asOf: number | null;
}

/** The promise at the top right: live, or an honest word about how old the page is. */
export function LiveDot({ state, since, asOf }: Props) {
  const live = state === 'LIVE';
  return (
    <div className={classes.live} role="status" data-state={state}>
      <span className={classes.dot} data-live={live || undefined} aria-hidden />
      <span className={classes.text}>
        <span className={classes.word}>{wordFor(state, since)}</span>
        {!live && asOf !== null && <span className={classes.asOf}>data as of {clock(asOf)}</span>}
      </span>
    </div>
  );
}

function wordFor(state: string, since: number): string {
  switch (state) {
    case 'LIVE':
      return 'Live Updates Active';
    case 'OFFLINE':
      return `Offline since ${clockShort(since)}`;
    case 'SIGNED_OUT':
      return 'Signed out';
    case 'FORBIDDEN':
    case 'GONE':
      return 'Not available';
    default:
      return 'Connecting…';
  }
}
