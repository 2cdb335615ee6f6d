import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/problem';
import type { Cursor } from '@/api/types';
import { FakeSocket } from '@/testing/FakeSocket';
import type { Freshness, FreshnessState } from './freshness';
import { LiveStream, type LiveStreamOptions } from './LiveStream';

const at = (offset: number): Cursor => ({ epoch: 'e1', offset });

function stage(changes: Partial<LiveStreamOptions> = {}) {
  const sockets: FakeSocket[] = [];
  const applied: number[] = [];
  const states: FreshnessState[] = [];
  let last: Freshness | null = null;
  const load = vi.fn<() => Promise<Cursor | null>>().mockResolvedValue(at(10));
  const renewSession = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
  const onPresence = vi.fn();
  const stream = new LiveStream({
    path: '/ws/dashboard/class_001',
    order: 'all',
    load,
    apply: (event) => applied.push(event.offset),
    onFreshness: (freshness) => {
      states.push(freshness.state);
      last = freshness;
    },
    onPresence,
    renewSession,
    open: (address) => {
      const socket = new FakeSocket(address);
      sockets.push(socket);
      return socket;
    },
    random: () => 0.5,
    now: () => Date.now(),
    ...changes,
  });
  const socket = () => {
    const newest = sockets.at(-1);
    if (newest === undefined) throw new Error('no socket was opened');
    return newest;
  };
  const live = async () => {
    stream.start();
    await vi.advanceTimersByTimeAsync(0);
    socket().confirms(10);
  };
  return {
    stream,
    sockets,
    applied,
    states,
    load,
    renewSession,
    onPresence,
    socket,
    live,
    freshness: () => last,
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-03-02T10:42:00Z') }));
afterEach(() => vi.useRealTimers());

describe('a live stream', () => {
  it('loads the picture first and connects from the position that it is true at', async () => {
    const { live, socket, states } = stage();
    await live();
    expect(socket().address).toBe('/ws/dashboard/class_001?epoch=e1&offset=10');
    expect(states).toEqual(['CATCHING_UP', 'LIVE']);
  });

  it('applies the next event, drops older ones and never applies one twice', async () => {
    const { live, socket, applied } = stage();
    await live();
    for (const offset of [9, 10, 11, 11, 12, 10]) socket().event(offset);
    expect(applied).toEqual([11, 12]);
  });

  it('meets a hole by reconnecting with its cursor and applies nothing beyond the hole', async () => {
    const { live, socket, sockets, applied, states } = stage();
    await live();
    socket().event(11);
    socket().event(13);
    expect(states.at(-1)).toBe('STALE');
    await pass(0);
    expect(sockets).toHaveLength(2);
    expect(socket().address).toContain('offset=11');
    socket().confirms(13, { replayed: 2 });
    socket().event(12);
    socket().event(13);
    expect(applied).toEqual([11, 12, 13]);
    expect(states.at(-1)).toBe('LIVE');
  });

  it('loads a new picture when the same hole comes back again and again', async () => {
    const { live, socket, load, applied } = stage();
    await live();
    for (let turn = 0; turn < 4; turn += 1) {
      socket().event(13);
      load.mockResolvedValue(at(13));
      await pass(0);
      socket().confirms(13);
    }
    expect(load).toHaveBeenCalledTimes(2);
    socket().event(14);
    expect(applied).toEqual([14]);
  });

  it('is catching up until every replayed event has come', async () => {
    const { stream, socket, states } = stage();
    stream.start();
    await pass(0);
    socket().confirms(12, { replayed: 2 });
    socket().event(11);
    expect(states).toEqual(['CATCHING_UP']);
    socket().event(12);
    expect(states).toEqual(['CATCHING_UP', 'LIVE']);
  });

  it('holds events back while a resync loads and then applies those after the new picture', async () => {
    const { live, socket, load, applied, states } = stage();
    await live();
    let answer: (cursor: Cursor) => void = () => undefined;
    load.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    socket().says({ type: 'resync_required', reason: 'retention', cursor: at(50) });
    for (const offset of [51, 52, 53]) socket().event(offset);
    expect(applied).toEqual([]);
    expect(states.at(-1)).toBe('CATCHING_UP');
    answer(at(52));
    await pass(0);
    expect(applied).toEqual([53]);
    expect(states.at(-1)).toBe('LIVE');
  });

  it('loads a new picture when the epoch is another one', async () => {
    const { live, socket, load } = stage();
    await live();
    socket().ends(1012);
    load.mockResolvedValue({ epoch: 'e2', offset: 3 });
    await pass(1_000);
    socket().says({ type: 'connection_confirmed', cursor: { epoch: 'e2', offset: 3 } });
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('forgets a picture whose connection was lost while it loaded', async () => {
    const { live, socket, load, applied } = stage();
    await live();
    let late: (cursor: Cursor) => void = () => undefined;
    load.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    socket().says({ type: 'resync_required', reason: 'retention', cursor: at(50) });
    socket().ends(1006);
    load.mockResolvedValue(at(60));
    await pass(1_000);
    late(at(50));
    await pass(0);
    socket().confirms(60);
    socket().event(61);
    expect(applied).toEqual([61]);
  });

  it.each([1001, 1012])(
    'waits within the jitter that the server gave after close %i',
    async (code) => {
      const { stream, socket, sockets, states } = stage();
      stream.start();
      await pass(0);
      socket().confirms(10, { reconnect: { first_jitter_ms: 4_000, max_ms: 9_000 } });
      socket().ends(code);
      expect(states.at(-1)).toBe('STALE');
      await pass(1_999);
      expect(sockets).toHaveLength(1);
      await pass(1);
      expect(sockets).toHaveLength(2);
      expect(socket().address).toContain('offset=10');
    },
  );

  it('backs off exponentially with jitter and never beyond the limit', async () => {
    const { live, socket, sockets } = stage();
    await live();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const before = sockets.length;
      const from = Date.now();
      socket().ends(1006);
      while (sockets.length === before) await pass(50);
      waits.push(Date.now() - from);
    }
    expect(waits.slice(0, 5)).toEqual([500, 500, 1_000, 2_000, 4_000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(7_500);
  });

  it('keeps the time at which its data was last known to be true', async () => {
    const { live, socket, freshness } = stage();
    await live();
    await pass(5_000);
    socket().event(11);
    const heard = Date.now();
    await pass(2_000);
    socket().ends(1006);
    expect(freshness()).toEqual({ state: 'STALE', since: heard + 2_000, asOf: heard });
  });

  it.each([
    [4401, 'SIGNED_OUT'],
    [4403, 'FORBIDDEN'],
    [4404, 'GONE'],
  ])('ends at close %i and does not come back', async (code, state) => {
    const { live, socket, sockets, states } = stage();
    await live();
    socket().ends(code);
    await pass(60_000);
    expect(states.at(-1)).toBe(state);
    expect(sockets).toHaveLength(1);
  });

  it.each([
    [401, 'SIGNED_OUT'],
    [403, 'FORBIDDEN'],
    [404, 'GONE'],
  ])('ends when the picture is answered with %i', async (status, state) => {
    const { stream, load, states, sockets } = stage();
    load.mockRejectedValue(new Problem(status, 'no', ''));
    stream.start();
    await pass(60_000);
    expect(states.at(-1)).toBe(state);
    expect(sockets).toHaveLength(0);
  });

  it('tries again when the picture cannot be loaded', async () => {
    const { stream, load, socket, states } = stage();
    load.mockRejectedValueOnce(Problem.unreachable());
    stream.start();
    await pass(1_000);
    socket().confirms(10);
    expect(states.at(-1)).toBe('LIVE');
  });

  it('renews the session at close 4419 and then resumes', async () => {
    const { live, socket, renewSession } = stage();
    await live();
    socket().event(11);
    socket().ends(4419);
    await pass(0);
    expect(renewSession).toHaveBeenCalledOnce();
    expect(socket().address).toContain('offset=11');
  });

  it('is signed out when the session cannot be renewed', async () => {
    const { live, socket, renewSession, states } = stage();
    renewSession.mockResolvedValue(false);
    await live();
    socket().ends(4419);
    await pass(0);
    expect(states.at(-1)).toBe('SIGNED_OUT');
  });

  it('resumes at once with its cursor when it was too slow (4490)', async () => {
    const { live, socket, sockets } = stage();
    await live();
    socket().event(11);
    socket().ends(4490);
    await pass(0);
    expect(sockets).toHaveLength(2);
    expect(socket().address).toContain('offset=11');
  });

  it('opens the new socket before it leaves a draining server, and loses and doubles nothing', async () => {
    const { live, socket, sockets, applied, states } = stage();
    await live();
    const old = socket();
    old.says({ type: 'server_draining', reconnect_in_ms: 700 });
    old.event(11);
    await pass(700);
    expect(sockets).toHaveLength(2);
    expect(old.closed).toBe(false);
    expect(socket().address).toContain('offset=11');
    old.event(12);
    socket().confirms(12, { replayed: 1 });
    expect(old.closed).toBe(true);
    socket().event(12);
    socket().event(13);
    expect(applied).toEqual([11, 12, 13]);
    expect(states).not.toContain('STALE');
  });

  it('pings every 30 seconds and calls a silent line dead', async () => {
    const { live, socket, sockets, states } = stage();
    await live();
    await pass(30_000);
    expect(socket().sent).toEqual(['ping']);
    socket().says({ type: 'pong' });
    await pass(30_000);
    expect(states.at(-1)).toBe('LIVE');
    await pass(10_000);
    expect(states.at(-1)).toBe('STALE');
    expect(sockets[0]?.closed).toBe(true);
    await pass(1);
    expect(sockets).toHaveLength(2);
  });

  it('asks after a wake-up and gives the answer three seconds', async () => {
    const { stream, live, sockets, socket, states } = stage();
    await live();
    stream.check();
    expect(socket().sent).toEqual(['ping']);
    await pass(2_999);
    expect(states.at(-1)).toBe('LIVE');
    await pass(1);
    expect(states.at(-1)).toBe('STALE');
    await pass(1);
    expect(sockets).toHaveLength(2);
  });

  it('does not wait for its back-off when the network returns', async () => {
    const { stream, live, socket, sockets, states } = stage();
    await live();
    stream.offline();
    expect(states.at(-1)).toBe('OFFLINE');
    await pass(60_000);
    expect(sockets).toHaveLength(1);
    stream.check();
    await pass(0);
    expect(sockets).toHaveLength(2);
    expect(socket().address).toContain('offset=10');
    expect(states.at(-1)).toBe('STALE');
  });

  it('gives up on a handshake that hangs', async () => {
    const { stream, sockets } = stage();
    stream.start();
    await pass(0);
    await pass(10_000);
    expect(sockets[0]?.closed).toBe(true);
    await pass(1_000);
    expect(sockets).toHaveLength(2);
  });

  it('hands presence on and survives what is not a frame', async () => {
    const { live, socket, onPresence, applied } = stage();
    await live();
    socket().saysText('not json');
    socket().saysText(new ArrayBuffer(4));
    socket().says({ type: 'presence', teachers: [], students_online: [] });
    socket().says({ type: 'error', code: 'unknown', detail: 'what?' });
    socket().event(11);
    expect(onPresence).toHaveBeenCalledOnce();
    expect(applied).toEqual([11]);
  });

  it('reads the picture anew when the class itself is changed, and loses no event meanwhile', async () => {
    const { live, socket, sockets, load, applied, states } = stage();
    await live();
    socket().event(11);
    load.mockResolvedValueOnce(at(13));
    socket().says({ type: 'class_update', offset: 12, class_id: 'class_001' });
    for (const offset of [13, 14]) socket().event(offset);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
    expect(sockets).toHaveLength(1);
    expect(applied).toEqual([11, 14]);
    expect(states.at(-1)).toBe('LIVE');
  });

  it('opens nothing and says nothing after it was stopped', async () => {
    const { stream, live, socket, sockets, states } = stage();
    await live();
    const before = states.length;
    stream.stop();
    socket().event(11);
    await pass(120_000);
    expect(sockets).toHaveLength(1);
    expect(states).toHaveLength(before);
  });
});

describe('a view of the stream', () => {
  const view = () => stage({ order: 'view', path: '/ws/student/student_001' });

  it('connects first, then loads, and applies what came meanwhile', async () => {
    const { stream, load, socket, applied, states } = view();
    load.mockResolvedValue(null);
    stream.start();
    await pass(0);
    expect(socket().address).toBe('/ws/student/student_001');
    socket().confirms(40);
    socket().event(44);
    await pass(0);
    expect(applied).toEqual([44]);
    expect(states.at(-1)).toBe('LIVE');
  });

  it('takes rising offsets with others left out, and drops older ones', async () => {
    const { stream, load, socket, applied } = view();
    load.mockResolvedValue(null);
    stream.start();
    await pass(0);
    socket().confirms(40);
    await pass(0);
    for (const offset of [44, 43, 44, 90]) socket().event(offset);
    expect(applied).toEqual([44, 90]);
  });
});
