import { number } from './percent';

/** A number with what it counts: "1 student", "2 students", "0.5 points". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;
