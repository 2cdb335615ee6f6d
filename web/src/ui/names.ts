const NAMES = new Intl.Collator(undefined, { numeric: true });

/** Orders names as a list on paper would, in the reader's language: Åsa is no word after Zoe in English. */
export const byName = (a: string, b: string): number => NAMES.compare(a, b);

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * A name that is written from right to left, held apart from what stands around it (Unicode's isolates): figures after
 * it would else change their places.
 */
export const heldApart = (name: string): string =>
  RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
