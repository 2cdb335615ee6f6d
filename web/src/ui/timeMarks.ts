import { clockShort, day, isSameDay } from './time';

/** A mark on the axis of a row of moments. */
export interface TimeMark {
  /** The place in the row, from 0. */
  place: number;
  label: string;
}

/** One mark where each day begins; where all is of one day, one for each minute. None says what the one before says. */
export function timeMarks(moments: readonly number[]): TimeMark[] {
  const [first] = moments;
  const last = moments.at(-1);
  if (first === undefined || last === undefined) return [];
  const words = isSameDay(first, last) ? clockShort : day;
  const marks: TimeMark[] = [];
  moments.forEach((at, place) => {
    const label = words(at);
    if (label !== marks.at(-1)?.label) marks.push({ place, label });
  });
  return marks;
}
