import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '@/api/types';
import { ClassListPage } from '@/features/classes/ClassListPage';
import { renderPage } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { PlainLayout } from './PlainLayout';
import { SessionGate } from './SessionGate';

const teacher = (user_id: string, display_name: string) =>
  ({ user_id, display_name, role: 'teacher', demo: false }) as Session;
const ANNA = teacher('anna', 'Anna');
const BEN = teacher('ben', 'Ben');

/** Who is signed in, in whichever window. */
let signedIn: Session | null;
let reading: Promise<void>;

beforeEach(() => {
  signedIn = ANNA;
  reading = Promise.resolve();
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/api/auth/session') return Response.json({ session: signedIn, demo_mode: false });
    if (path === '/api/auth/logout') throw new TypeError('network');
    await reading;
    const class_name = `Class of ${signedIn?.display_name ?? 'nobody'}`;
    return Response.json({
      classes: [{ ...sampleDashboard().class, class_name }],
      next_cursor: null,
    });
  });
});

const show = () =>
  renderPage(
    <Routes>
      <Route element={<SessionGate />}>
        <Route element={<PlainLayout />}>
          <Route index element={<ClassListPage />} />
        </Route>
      </Route>
    </Routes>,
  );

const lookAgain = () => window.dispatchEvent(new Event('visibilitychange'));

it('shows nothing of one teacher to the next who signs in, in another window', async () => {
  show();
  expect(await screen.findByText('Class of Anna')).toBeVisible();
  signedIn = BEN;
  let read: () => void = () => undefined;
  reading = new Promise((resolve) => {
    read = resolve;
  });
  lookAgain();
  expect(await screen.findByRole('button', { name: 'Account of Ben' })).toBeVisible();
  expect(screen.queryByText('Class of Anna')).toBeNull();
  read();
  expect(await screen.findByText('Class of Ben')).toBeVisible();
});

it('asks for a sign-in when she signed out in another window, and forgets her for the next', async () => {
  show();
  expect(await screen.findByText('Class of Anna')).toBeVisible();
  signedIn = null;
  lookAgain();
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
  signedIn = BEN;
  reading = new Promise(() => undefined);
  lookAgain();
  expect(await screen.findByRole('button', { name: 'Account of Ben' })).toBeVisible();
  expect(screen.queryByText('Class of Anna')).toBeNull();
});

it('says that she is still signed in where signing out did not reach the server', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Account of Anna' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByText('You are still signed in')).toBeVisible();
});
