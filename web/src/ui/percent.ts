const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const SCORE = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** A share of 0..1 as a percentage; a dash where nothing is known yet. */
export const percent = (share: number | null): string =>
  share === null ? '–' : PERCENT.format(share);

/** A percentage of 0..100 that the server gave. */
export const scorePercent = (percentage: number): string => percent(percentage / 100);

export const number = (value: number): string => SCORE.format(value);
