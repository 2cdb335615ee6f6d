const PING_MS = 30_000;
const PONG_DEADLINE_MS = 10_000;
const CHECK_DEADLINE_MS = 3_000;

/**
 * Asks the other side at intervals whether it is still there. Any frame counts as an answer; no
 * frame within the deadline means that the line is dead, whatever the browser believes.
 */
export class Heartbeat {
  private interval: ReturnType<typeof setInterval> | undefined;
  private deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly line: { send: () => void; silent: () => void }) {}

  get running(): boolean {
    return this.interval !== undefined;
  }

  start(everyMs = PING_MS): void {
    this.stop();
    this.interval = setInterval(() => this.ask(PONG_DEADLINE_MS), everyMs);
  }

  stop(): void {
    clearInterval(this.interval);
    this.interval = undefined;
    this.heard();
  }

  heard(): void {
    clearTimeout(this.deadline);
    this.deadline = undefined;
  }

  checkNow(): void {
    this.ask(CHECK_DEADLINE_MS);
  }

  private ask(withinMs: number): void {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => this.line.silent(), withinMs);
    this.line.send();
  }
}
