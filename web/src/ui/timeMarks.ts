import { clockShort, day, isSameDay } from './time';

/** A mark on the axis of a row of moments. */
export interface TimeMark {
  /** The place in the row, from 0. */
  place: number;
  label: string;
}

/**
 * One mark where each day begins; where all is of one day, one for each minute, the first with the day. None says what
 * the one before says.
 */
export function timeMarks(moments: readonly number[]): TimeMark[] {
  const [first] = moments;
  const last = moments.at(-1);
  if (first === undefined || last === undefined) return [];
  const oneDay = isSameDay(first, last);
  const words = oneDay ? clockShort : day;
  return moments
    .map((at, place) => ({ place, label: words(at) }))
    .filter(({ label }, place, all) => label !== all[place - 1]?.label)
    .map(({ place, label }) => ({
      place,
      label: oneDay && place === 0 ? `${day(first)}, ${label}` : label,
    }));
}
