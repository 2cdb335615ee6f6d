const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const CLOCK_SHORT = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const clock = (at: number | string): string => CLOCK.format(new Date(at));
export const clockShort = (at: number | string): string => CLOCK_SHORT.format(new Date(at));
export const day = (at: number | string): string => DAY.format(new Date(at));
export const moment = (at: number | string): string => MOMENT.format(new Date(at));
export const full = (at: number | string): string => FULL.format(new Date(at));

/** The time for today, the day for anything older. */
export function brief(at: string, now: number): string {
  const date = new Date(at);
  return date.toDateString() === new Date(now).toDateString() ? clockShort(at) : day(at);
}
