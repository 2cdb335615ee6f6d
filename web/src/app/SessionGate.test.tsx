import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '@/api/types';
import { useKept } from '@/api/useKept';
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
    if (path === '/api/auth/session' || path === '/api/auth/login')
      return Response.json({ session: signedIn, demo_mode: false });
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

/** Something to type into, as the review's grades and the dialog for a question are. */
function Typing() {
  const [typed, type] = useKept('a test', '');
  return <input aria-label="Typed" value={typed} onChange={(event) => type(event.target.value)} />;
}

it('gives back what she had typed when her sign-in ended, to her and to nobody else', async () => {
  const user = userEvent.setup();
  const signInAs = async (who: Session) => {
    await user.type(await screen.findByLabelText(/^Login/), 'somebody');
    await user.type(screen.getByLabelText(/^Password/), 'four words of hers');
    signedIn = who;
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
  };
  const end = async () => {
    signedIn = null;
    lookAgain();
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
    expect(screen.queryByDisplayValue('half a sentence')).toBeNull();
  };
  renderPage(
    <Routes>
      <Route element={<SessionGate />}>
        <Route index element={<Typing />} />
      </Route>
    </Routes>,
  );
  await user.type(await screen.findByLabelText('Typed'), 'half a sentence');
  await end();
  await signInAs(ANNA);
  expect(await screen.findByLabelText('Typed')).toHaveValue('half a sentence');
  await end();
  await signInAs(BEN);
  expect(await screen.findByLabelText('Typed')).toHaveValue('');
  await end();
  await signInAs(ANNA);
  expect(await screen.findByLabelText('Typed')).toHaveValue('');
});

it('follows another window of the browser at once, without being looked at', async () => {
  show();
  expect(await screen.findByText('Class of Anna')).toBeVisible();
  signedIn = null;
  const other = new BroadcastChannel('mc-session');
  other.postMessage('changed');
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
  other.close();
});

it('tells the other windows who is signed in now by no word of her', async () => {
  const other = new BroadcastChannel('mc-session');
  const heard = vi.fn<(event: MessageEvent) => void>();
  other.onmessage = heard;
  signedIn = null;
  show();
  await userEvent.type(await screen.findByLabelText(/^Login/), 'anna');
  await userEvent.type(screen.getByLabelText(/^Password/), 'four words of hers');
  signedIn = ANNA;
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('button', { name: 'Account of Anna' })).toBeVisible();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
  expect(heard.mock.calls[0]?.[0].data).toBe('changed');
  other.close();
});

it('offers to change a password only to who has one', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Account of Anna' }));
  expect(await screen.findByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'Change your password' })).toBeNull();
  signedIn = { ...ANNA, own_password: true };
  lookAgain();
  expect(await screen.findByRole('menuitem', { name: 'Change your password' })).toBeVisible();
});

it('says that she is still signed in where signing out did not reach the server', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Account of Anna' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByText('You are still signed in')).toBeVisible();
});
