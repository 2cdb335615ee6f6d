const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const FINER = new Intl.NumberFormat(undefined, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
/** Points are given in quarters: fewer digits would show 0.75 as more than was earned. */
const POINTS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/** Where a level begins: a figure just below must not read as if it had reached it. */
const BORDERS = new Set([45, 50, 75]);

/**
 * A share of 0..1 as a percentage, of which 100 is all and nothing less; a dash where nothing is known yet. The server's
 * sentences do the same.
 */
export const percent = (share: number | null): string => {
  if (share === null) return '–';
  const rounded = Math.round(share * 100);
  const whole = share < 1 ? Math.min(99, rounded) : rounded;
  return BORDERS.has(whole) && share < whole / 100
    ? FINER.format(Math.floor(share * 1000) / 1000)
    : PERCENT.format(whole / 100);
};

/** A percentage of 0..100 that the server gave. */
export const scorePercent = (percentage: number): string => percent(percentage / 100);

export const number = (value: number): string => POINTS.format(value);
