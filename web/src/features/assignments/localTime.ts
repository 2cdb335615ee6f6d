/** What a field for date and time holds: the time of this place, to the minute, without a zone. */
export function toField(at: string | null): string {
  if (at === null) return '';
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The moment that a field names; null if it is empty. */
export const fromField = (value: string): string | null =>
  value === '' ? null : new Date(value).toISOString();
