import type { Cursor } from '@/api/types';
import { Problem } from '@/api/problem';
import { DEFAULT_HINTS, reconnectDelay } from './backoff';
import {
  isStreamEvent,
  type ConnectionConfirmed,
  type ControlFrame,
  type Frame,
  type PresenceFrame,
  type StreamEvent,
} from './events';
import { DelayMeter, type Delays } from './delays';
import { isEnded, type Freshness, type FreshnessState } from './freshness';
import { Heartbeat } from './Heartbeat';

/** What is used of a browser's WebSocket, so that a test or an event stream can stand in for it. */
export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  onmessage: ((message: MessageEvent) => void) | null;
  onclose: ((closed: CloseEvent) => void) | null;
}

export interface LiveStreamOptions {
  /** For example `/ws/dashboard/class_001`. */
  path: string;
  /** `all`: each offset must follow the last one. `view`: offsets rise, and may leave some out. */
  order: 'all' | 'view';
  /**
   * Loads the picture into the page and says the position that it is true at. A picture without a
   * position (null) is loaded after the connection stands; the events of a view carry whole values,
   * so one that the picture already holds may be applied over it again.
   */
  load: () => Promise<Cursor | null>;
  apply: (event: StreamEvent) => void;
  onFreshness: (freshness: Freshness) => void;
  /** After each event that came live: how long the newest were on their way. */
  onDelays?: (delays: Delays) => void;
  onPresence?: (presence: PresenceFrame) => void;
  /** Whether the session could be renewed. */
  renewSession: () => Promise<boolean>;
  open: (address: string) => Socket;
  random: () => number;
  now: () => number;
}

const GAPS_BEFORE_RESYNC = 3;
const CONFIRM_DEADLINE_MS = 10_000;

/**
 * One live stream: picture, then events, with nothing lost and nothing twice.
 *
 * Rules. `position` is the last offset that was applied; an event counts if and only if it is the
 * next one (or, in a view, a later one), and it does not matter which socket brought it. Anything
 * older is dropped. A hole means: reconnect and ask from `position`. While a picture is loading,
 * events wait in `held` and are applied after it, by the same rule. At most two sockets are open,
 * and only while a draining server hands over: the old one closes when the new one is confirmed.
 */
export class LiveStream {
  private position: Cursor | null = null;
  private held: StreamEvent[] | null = null;
  private current: Socket | null = null;
  private leaving: Socket | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private gapsInARow = 0;
  private replaying = 0;
  private loads = 0;
  private hints = DEFAULT_HINTS;
  private networkGone = false;
  private running = false;
  private freshness: Freshness;
  private readonly heartbeat: Heartbeat;
  private readonly delayMeter = new DelayMeter();

  constructor(private readonly options: LiveStreamOptions) {
    this.freshness = { state: 'CATCHING_UP', since: options.now(), asOf: null };
    this.heartbeat = new Heartbeat({
      send: () => this.current?.send('ping'),
      silent: () => this.reconnect(0),
    });
  }

  start(): void {
    this.running = true;
    this.options.onFreshness(this.freshness);
    void this.begin();
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.retry);
    this.drop(this.current);
    this.drop(this.leaving);
    this.current = this.leaving = null;
    this.heartbeat.stop();
  }

  /** The device woke up, the page came to the front or the network returned: is the line alive? */
  check(): void {
    if (!this.running || isEnded(this.freshness.state)) return;
    this.networkGone = false;
    if (this.heartbeat.running) this.heartbeat.checkNow();
    else this.reconnect(0);
  }

  /** The device lost its network. */
  offline(): void {
    if (!this.running || isEnded(this.freshness.state)) return;
    this.networkGone = true;
    clearTimeout(this.retry);
    this.drop(this.current);
    this.current = null;
    this.heartbeat.stop();
    this.enter('OFFLINE');
  }

  private async begin(): Promise<void> {
    const load = ++this.loads;
    try {
      const position = await this.options.load();
      if (!this.running || load !== this.loads) return;
      this.position = position;
      this.connect();
    } catch (reason) {
      if (this.running && load === this.loads) this.loadFailed(reason);
    }
  }

  /** The page shows why its picture could not be loaded; here it is the end or a failed attempt. */
  private loadFailed(reason: unknown): void {
    const status = reason instanceof Problem ? reason.status : 0;
    if (status === 401) return this.end('SIGNED_OUT');
    if (status === 403) return this.end('FORBIDDEN');
    if (status === 404) return this.end('GONE');
    this.held = null;
    this.position = null;
    this.reconnect(null);
  }

  private connect(): void {
    const { path, open } = this.options;
    clearTimeout(this.retry);
    this.drop(this.current);
    // A socket may hang in its handshake for minutes without a word.
    this.retry = setTimeout(() => this.reconnect(null), CONFIRM_DEADLINE_MS);
    const from = this.position;
    const query =
      from === null ? '' : `?epoch=${encodeURIComponent(from.epoch)}&offset=${from.offset}`;
    const socket = open(`${path}${query}`);
    this.current = socket;
    socket.onmessage = ({ data }) => this.receive(socket, data);
    socket.onclose = ({ code }) => this.closed(socket, code);
  }

  private receive(socket: Socket, data: unknown): void {
    const frame = parse(data);
    if (frame === null) return;
    if (socket === this.current) this.heartbeat.heard();
    if (this.freshness.state === 'LIVE') this.freshness.asOf = this.options.now();
    if (isStreamEvent(frame)) this.take(frame);
    else this.control(socket, frame);
  }

  private control(socket: Socket, frame: ControlFrame): void {
    switch (frame.type) {
      case 'connection_confirmed':
        return this.confirmed(frame);
      case 'resync_required':
        return void this.resync(frame.cursor);
      case 'server_draining':
        if (socket === this.current) this.handOver(socket, frame.reconnect_in_ms);
        return;
      case 'presence':
        this.delayMeter.heard(frame.timestamp, this.options.now());
        return this.options.onPresence?.(frame);
      case 'pong':
      case 'error':
        return;
    }
  }

  private confirmed(frame: ConnectionConfirmed): void {
    clearTimeout(this.retry);
    this.failures = 0;
    this.delayMeter.heard(frame.timestamp, this.options.now());
    if (frame.reconnect) this.hints = frame.reconnect;
    this.heartbeat.start(frame.ping_interval_ms);
    this.drop(this.leaving);
    this.leaving = null;
    if (this.position?.epoch !== frame.cursor.epoch) return void this.resync(frame.cursor);
    this.replaying = frame.replayed ?? 0;
    this.settle();
  }

  private take(event: StreamEvent): void {
    if (this.held !== null) {
      this.held.push(event);
      return;
    }
    const live = this.replaying === 0 && this.freshness.state === 'LIVE';
    if (this.replaying > 0) this.replaying -= 1;
    const last = this.position?.offset ?? 0;
    if (event.offset > last) {
      if (this.options.order === 'all' && event.offset !== last + 1) return this.gap();
      this.gapsInARow = 0;
      // What it changes, cells of other concepts among it, stands in no event.
      if (event.type === 'class_update') return void this.resync(this.after(event));
      this.options.apply(event);
      if (this.position !== null) this.position = { ...this.position, offset: event.offset };
      if (live) this.measured(event);
    }
    if (this.freshness.state === 'CATCHING_UP') this.settle();
  }

  private after({ offset }: StreamEvent): Cursor {
    return { epoch: this.position?.epoch ?? '', offset };
  }

  private measured(event: StreamEvent): void {
    this.delayMeter.applied(event.timestamp, this.options.now());
    const { delays } = this.delayMeter;
    if (delays !== null) this.options.onDelays?.(delays);
  }

  /** A cursor that keeps meeting the same hole will not be helped by asking a fourth time. */
  private gap(): void {
    this.gapsInARow += 1;
    if (this.gapsInARow > GAPS_BEFORE_RESYNC) {
      this.gapsInARow = 0;
      this.position = null;
    }
    this.reconnect(0);
  }

  private async resync(confirmed: Cursor): Promise<void> {
    const load = ++this.loads;
    this.held ??= [];
    this.enter('CATCHING_UP');
    try {
      const position = (await this.options.load()) ?? confirmed;
      if (!this.running || load !== this.loads) return;
      this.position = position;
      const held = this.held;
      this.held = null;
      this.replaying = 0;
      const socket = this.current;
      for (const event of held) {
        // A hole among them has already sent the stream back to its cursor.
        if (this.current !== socket) return;
        this.take(event);
      }
      this.settle();
    } catch (reason) {
      if (this.running && load === this.loads) this.loadFailed(reason);
    }
  }

  private settle(): void {
    const ready = this.heartbeat.running && this.held === null && this.replaying === 0;
    this.enter(ready ? 'LIVE' : 'CATCHING_UP');
  }

  private handOver(socket: Socket, inMs: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      if (this.current !== socket) return;
      this.heartbeat.stop();
      this.leaving = socket;
      this.current = null;
      this.connect();
    }, inMs);
  }

  private closed(socket: Socket, code: number): void {
    if (socket === this.leaving) this.leaving = null;
    if (socket !== this.current) return;
    this.current = null;
    switch (code) {
      case 4401:
        return this.end('SIGNED_OUT');
      case 4403:
        return this.end('FORBIDDEN');
      case 4404:
        return this.end('GONE');
      case 4419:
        return void this.renew();
      case 4490:
        return this.reconnect(0);
      default:
        return this.reconnect(null);
    }
  }

  private async renew(): Promise<void> {
    this.heartbeat.stop();
    this.enter('STALE');
    const renewed = await this.options.renewSession().catch(() => null);
    if (!this.running) return;
    if (renewed === false) this.end('SIGNED_OUT');
    else this.reconnect(renewed === null ? null : 0);
  }

  private end(state: FreshnessState): void {
    this.stop();
    this.enter(state);
  }

  /** Makes the connection again, after `delay` or, when that is null, after the back-off. */
  private reconnect(delay: number | null): void {
    this.drop(this.current);
    this.current = null;
    this.heartbeat.stop();
    // A picture that is still loading belongs to the lost connection.
    if (this.held !== null) {
      this.held = null;
      this.position = null;
      this.loads += 1;
    }
    if (this.networkGone) return;
    this.enter(this.freshness.asOf === null ? 'CATCHING_UP' : 'STALE');
    this.schedule(delay);
  }

  private schedule(delay: number | null = null): void {
    clearTimeout(this.retry);
    const wait = delay ?? reconnectDelay(this.failures, this.hints, this.options.random);
    this.failures += 1;
    this.retry = setTimeout(() => {
      if (this.position === null && this.options.order === 'all') void this.begin();
      else this.connect();
    }, wait);
  }

  private drop(socket: Socket | null): void {
    if (socket === null) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(1000);
  }

  private enter(state: FreshnessState): void {
    const now = this.options.now();
    const asOf = state === 'LIVE' ? now : this.freshness.asOf;
    const since = state === this.freshness.state ? this.freshness.since : now;
    const changed = state !== this.freshness.state;
    this.freshness = { state, since, asOf };
    if (changed) this.options.onFreshness({ ...this.freshness });
  }
}

function parse(data: unknown): Frame | null {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data) as Frame;
  } catch {
    // Not a frame of this protocol; the next event shows a hole if something was lost with it.
    return null;
  }
}
