const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const FINER = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
/** Points are given in quarters: fewer digits would show 0.75 as more than was earned. */
const POINTS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/**
 * Where a level begins, and all: a figure just below must not read as if it had reached it. The server's sentences do
 * the same.
 */
const BORDERS = new Set([45, 50, 75, 100]);

/** A share of 0..1 as a percentage; a dash where nothing is known yet. */
export const percent = (share: number | null): string => {
  if (share === null) return '–';
  const whole = Math.round(share * 100);
  return BORDERS.has(whole) && share < whole / 100
    ? FINER.format(Math.floor(share * 1000) / 1000)
    : PERCENT.format(share);
};

/** A percentage of 0..100 that the server gave. */
export const scorePercent = (percentage: number): string => percent(percentage / 100);

export const number = (value: number): string => POINTS.format(value);
