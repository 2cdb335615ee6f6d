const KEPT = 50;

/** How long the newest events took from their commit to this screen. */
export interface Delays {
  count: number;
  medianMs: number;
  worstMs: number;
}

/**
 * Measures against the server's clock as it was when the connection was confirmed, so that a
 * device whose clock is wrong measures right. The time of that one frame on its way is not seen:
 * what is shown is what an event takes beyond it.
 */
export class DelayMeter {
  private skewMs: number | null = null;
  private readonly newest: number[] = [];

  confirmed(serverTime: string, now: number): void {
    const skew = now - Date.parse(serverTime);
    this.skewMs = Number.isNaN(skew) ? null : skew;
  }

  applied(eventTime: string, now: number): void {
    const delay = now - Date.parse(eventTime) - (this.skewMs ?? Number.NaN);
    if (Number.isNaN(delay)) return;
    this.newest.push(Math.max(0, delay));
    if (this.newest.length > KEPT) this.newest.shift();
  }

  get delays(): Delays | null {
    if (this.newest.length === 0) return null;
    const sorted = this.newest.toSorted((a, b) => a - b);
    return {
      count: sorted.length,
      medianMs: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
      worstMs: sorted.at(-1) ?? 0,
    };
  }
}
