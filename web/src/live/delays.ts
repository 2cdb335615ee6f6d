const KEPT = 50;

/** How long the newest events took from their commit to this screen. */
export interface Delays {
  count: number;
  medianMs: number;
  worstMs: number;
}

/**
 * Measures against the server's clock, so that a device whose clock is wrong measures right: the
 * clocks are taken to be as far apart as the quickest frame so far says. A page that was busy when
 * its connection was confirmed would otherwise find every later event quicker than nothing. What is
 * shown is how much longer an event took than that quickest frame.
 */
export class DelayMeter {
  private skewMs = Number.POSITIVE_INFINITY;
  private readonly newest: number[] = [];

  /** Any frame that says when it was sent. */
  heard(serverTime: string, now: number): void {
    const apart = now - Date.parse(serverTime);
    if (apart < this.skewMs) this.skewMs = apart;
  }

  applied(eventTime: string, now: number): void {
    const apart = now - Date.parse(eventTime);
    if (Number.isNaN(apart)) return;
    this.heard(eventTime, now);
    this.newest.push(apart);
    if (this.newest.length > KEPT) this.newest.shift();
  }

  get delays(): Delays | null {
    if (this.newest.length === 0) return null;
    const sorted = this.newest.map((apart) => apart - this.skewMs).toSorted((a, b) => a - b);
    return {
      count: sorted.length,
      medianMs: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
      worstMs: sorted.at(-1) ?? 0,
    };
  }
}
