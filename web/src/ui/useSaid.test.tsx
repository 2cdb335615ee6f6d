import { act, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { useSaid } from './useSaid';

afterEach(() => {
  vi.useRealTimers();
});

/** Changes three times a second, for ten seconds. */
function Count() {
  const [count, setCount] = useState(0);
  useSaid(`${count} handed in`);
  useEffect(() => {
    const timer = setInterval(() => setCount((before) => Math.min(30, before + 1)), 333);
    return () => clearInterval(timer);
  }, []);
  return null;
}

it('says thirty changes within ten seconds in two sentences, the last of them as it is in the end', async () => {
  vi.useFakeTimers();
  renderPage(<Count />);
  const sentences = new Set<string>();
  for (let ms = 0; ms < 25_000; ms += 500) {
    await act(() => vi.advanceTimersByTimeAsync(500));
    sentences.add(screen.getByTestId('announcer').textContent);
  }
  const [silence, soon, last, ...more] = [...sentences];
  expect([silence, last, more]).toEqual(['', '30 handed in', []]);
  expect(soon).toMatch(/^\d handed in$/);
});
