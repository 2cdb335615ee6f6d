import type { Socket } from './LiveStream';

/** The server says something at least every 15 s; a line that was heard so lately is alive. */
const ALIVE_MS = 20_000;

/** A live channel over server-sent events that behaves like a WebSocket which only listens. */
export class EventStreamSocket implements Socket {
  onmessage: ((message: MessageEvent) => void) | null = null;
  onclose: ((closed: CloseEvent) => void) | null = null;
  /** Called with whether anything was ever heard, when the line ends by itself. */
  onend: ((heard: boolean) => void) | null = null;
  private readonly source: EventSource;
  private heardAt: number | null = null;

  constructor(private readonly address: string) {
    this.source = new EventSource(address);
    this.source.onmessage = (message) => {
      this.heardAt = Date.now();
      this.onmessage?.(message);
    };
    this.source.addEventListener('heartbeat', () => this.alive());
    this.source.addEventListener('close', (message: MessageEvent<string>) => {
      this.end((JSON.parse(message.data) as { code: number }).code);
    });
    this.source.onerror = () => void this.failed();
  }

  /** Nothing can be sent. A question whether the line is alive is answered from what was heard. */
  send(): void {
    if (this.heardAt !== null && Date.now() - this.heardAt < ALIVE_MS) this.pong();
  }

  close(): void {
    this.source.close();
  }

  private alive(): void {
    this.heardAt = Date.now();
    this.pong();
  }

  private pong(): void {
    this.onmessage?.(new MessageEvent('message', { data: '{"type":"pong"}' }));
  }

  /** A browser does not say why an event stream could not be opened: ask for the status. */
  private async failed(): Promise<void> {
    this.source.close();
    if (this.heardAt !== null) {
      this.end(1006);
      return;
    }
    const asking = new AbortController();
    const status = await fetch(this.address, { signal: asking.signal }).then(
      (answer) => answer.status,
      () => 0,
    );
    asking.abort();
    this.end({ 401: 4401, 403: 4403, 404: 4404 }[status] ?? 1006);
  }

  private end(code: number): void {
    this.source.close();
    this.onend?.(this.heardAt !== null);
    this.onclose?.(new CloseEvent('close', { code }));
  }
}
