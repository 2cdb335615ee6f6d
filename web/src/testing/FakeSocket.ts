import type { Socket } from '@/live/LiveStream';

/** One end of a WebSocket that a test holds in its hand. */
export class FakeSocket implements Socket {
  onmessage: ((message: MessageEvent) => void) | null = null;
  onclose: ((closed: CloseEvent) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;

  constructor(readonly address: string) {}

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  says(frame: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  saysText(text: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data: text }));
  }

  ends(code: number): void {
    this.onclose?.(new CloseEvent('close', { code }));
  }

  confirms(offset: number, more: object = {}): void {
    this.says({
      type: 'connection_confirmed',
      timestamp: new Date().toISOString(),
      cursor: { epoch: 'e1', offset },
      ...more,
    });
  }

  event(offset: number): void {
    this.says({ type: 'mastery_update', offset, class_id: 'class_001' });
  }
}
