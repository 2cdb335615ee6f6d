import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followBrowser } from './browserSignals';

const stream = { check: vi.fn(), offline: vi.fn() };
let unfollow: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stream.check.mockReset();
  stream.offline.mockReset();
  unfollow = followBrowser(stream);
});
afterEach(() => {
  unfollow();
  vi.useRealTimers();
});

it('checks the line when the network returns and when the page comes to the front', () => {
  window.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(stream.check).toHaveBeenCalledTimes(2);
});

it('tells the stream that the network is gone', () => {
  window.dispatchEvent(new Event('offline'));
  expect(stream.offline).toHaveBeenCalledOnce();
});

it('notices that the device slept because the clock jumped', () => {
  vi.advanceTimersByTime(20_000);
  expect(stream.check).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(stream.check).toHaveBeenCalledOnce();
});

it('listens no more after it was let go', () => {
  unfollow();
  window.dispatchEvent(new Event('online'));
  expect(stream.check).not.toHaveBeenCalled();
});
