import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Line } from './Line';

class FakeEventSource extends EventTarget {
  static readonly opened: FakeEventSource[] = [];
  onmessage: ((message: MessageEvent) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly address: string) {
    super();
    FakeEventSource.opened.push(this);
  }

  close(): void {
    this.closed = true;
  }

  sends(type: string, data: object): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}

class FakeWebSocket extends EventTarget {
  static readonly opened: FakeWebSocket[] = [];
  onclose: (() => void) | null = null;

  constructor(readonly url: URL) {
    super();
    FakeWebSocket.opened.push(this);
  }
}

const ADDRESS = '/ws/dashboard/class_001?epoch=e1&offset=7';
const failUpgrade = (line: Line) => {
  line.open(ADDRESS).onclose = () => undefined;
  FakeWebSocket.opened.at(-1)?.dispatchEvent(new CloseEvent('close', { code: 1006 }));
};
const newestStream = () => {
  const stream = FakeEventSource.opened.at(-1);
  if (stream === undefined) throw new Error('no event stream was opened');
  return stream;
};

beforeEach(() => {
  vi.useFakeTimers();
  FakeEventSource.opened.length = 0;
  FakeWebSocket.opened.length = 0;
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('WebSocket', FakeWebSocket);
});
afterEach(() => vi.useRealTimers());

it('takes an event stream after two upgrades that failed, and tries WebSockets again later', () => {
  const line = new Line();
  failUpgrade(line);
  expect(FakeEventSource.opened).toHaveLength(0);
  failUpgrade(line);
  line.open(ADDRESS);
  expect(newestStream().address).toBe('/api/stream/dashboard/class_001?epoch=e1&offset=7');
  expect(FakeWebSocket.opened).toHaveLength(2);
  vi.advanceTimersByTime(5 * 60_000 + 1);
  line.open(ADDRESS);
  expect(FakeWebSocket.opened).toHaveLength(3);
});

it('stays with WebSockets when they close after they were open', () => {
  const line = new Line();
  for (let turn = 0; turn < 5; turn += 1) {
    line.open(ADDRESS);
    FakeWebSocket.opened.at(-1)?.dispatchEvent(new Event('open'));
    FakeWebSocket.opened.at(-1)?.dispatchEvent(new CloseEvent('close', { code: 1012 }));
  }
  expect(FakeEventSource.opened).toHaveLength(0);
});

it('does not blame the network for pages that were left before the line stood', () => {
  const line = new Line();
  const leave = () => {
    line.open(ADDRESS).onclose = null;
    FakeWebSocket.opened.at(-1)?.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  };
  for (let turn = 0; turn < 5; turn += 1) leave();
  expect(FakeEventSource.opened).toHaveLength(0);
  expect(FakeWebSocket.opened).toHaveLength(5);
});

it('blames the network for an upgrade that was waited for in vain', () => {
  const line = new Line();
  for (let turn = 0; turn < 2; turn += 1) {
    line.open(ADDRESS).onclose = null;
    vi.advanceTimersByTime(10_000);
    FakeWebSocket.opened.at(-1)?.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  }
  line.open(ADDRESS);
  expect(FakeEventSource.opened).toHaveLength(1);
});

it('goes back to WebSockets when the event stream is not heard either', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')));
  const line = new Line();
  failUpgrade(line);
  failUpgrade(line);
  const codes: number[] = [];
  line.open(ADDRESS).onclose = ({ code }) => codes.push(code);
  newestStream().onerror?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(codes).toEqual([1006]);
  line.open(ADDRESS);
  expect(FakeWebSocket.opened).toHaveLength(3);
});

it('hears texts, heartbeats and the reason of an end as a WebSocket would', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 401 })));
  const line = new Line();
  failUpgrade(line);
  failUpgrade(line);
  const heard: string[] = [];
  const codes: number[] = [];
  const open = () => {
    const socket = line.open(ADDRESS);
    socket.onmessage = ({ data }) => heard.push(String(data));
    socket.onclose = ({ code }) => codes.push(code);
    return socket;
  };
  const socket = open();
  socket.send('ping');
  expect(heard).toEqual([]);
  newestStream().onmessage?.(new MessageEvent('message', { data: '{"type":"presence"}' }));
  socket.send('ping');
  vi.advanceTimersByTime(21_000);
  socket.send('ping');
  newestStream().sends('heartbeat', {});
  expect(heard).toEqual(['{"type":"presence"}', '{"type":"pong"}', '{"type":"pong"}']);
  newestStream().sends('close', { code: 4403, reason: 'not allowed' });
  expect(newestStream().closed).toBe(true);
  open();
  newestStream().onerror?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(codes).toEqual([4403, 4401]);
});
