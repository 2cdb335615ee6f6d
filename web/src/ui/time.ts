const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const CLOCK_SHORT = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DAY_OF_YEAR = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const clock = (at: number | string): string => CLOCK.format(new Date(at));
export const clockShort = (at: number | string): string => CLOCK_SHORT.format(new Date(at));
export const moment = (at: number | string): string => MOMENT.format(new Date(at));
export const full = (at: number | string): string => FULL.format(new Date(at));

/** The day, with the year where it is not this one. */
export function day(at: number | string, now = Date.now()): string {
  const date = dateOf(at);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return (sameYear ? DAY : DAY_OF_YEAR).format(date);
}

/** The time for today, the day for anything older. */
export function brief(at: string, now: number): string {
  return isSameDay(at, now) ? clockShort(at) : day(at, now);
}

export const isSameDay = (a: number | string, b: number | string): boolean =>
  new Date(a).toDateString() === new Date(b).toDateString();

/** A date without a time is that day wherever one is, not the day on which it begins in Greenwich. */
const dateOf = (at: number | string): Date =>
  new Date(typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T12:00:00` : at);
