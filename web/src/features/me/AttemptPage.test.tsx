import { act } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { Session } from '@/api/types';
import { SessionContext } from '@/api/useSession';
import { renderPage } from '@/testing/render';
import { AttemptPage } from './AttemptPage';

afterEach(() => {
  vi.useRealTimers();
});

it('asks for the time that is left when a laptop wakes, whose steady clock stood still', async () => {
  vi.useFakeTimers();
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(Response.json({}, { status: 404 }));
  });
  renderPage(
    <SessionContext value={{ role: 'student', student_id: 'student_001' } as Session}>
      <Routes>
        <Route path="/me/attempts/:attemptId" element={<AttemptPage />} />
      </Routes>
    </SessionContext>,
    '/me/attempts/att_1',
  );
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  const before = asked.length;
  vi.setSystemTime(Date.now() + 3_600_000);
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(asked.length).toBe(before + 1);
});
