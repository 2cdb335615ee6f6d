import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { SignInPage } from './SignInPage';

it('offers the three demo sign-ins in demo mode only', () => {
  const { unmount } = renderPage(<SignInPage demoMode />);
  for (const role of ['teacher', 'student', 'admin']) {
    expect(screen.getByRole('button', { name: `Continue as demo ${role}` })).toBeVisible();
  }
  unmount();
  renderPage(<SignInPage demoMode={false} />);
  expect(screen.queryByRole('button', { name: /demo/ })).toBeNull();
});

it('says what the server said when the password is wrong, and sends the CSRF token', async () => {
  const user = userEvent.setup();
  document.cookie = 'XSRF-TOKEN=token%201';
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(
      Response.json({ title: 'Login or password is not right.', status: 401 }, { status: 401 }),
    ),
  );
  vi.stubGlobal('fetch', fetched);
  renderPage(<SignInPage demoMode={false} />);
  await user.type(screen.getByLabelText(/Login/), 'someone');
  await user.type(screen.getByLabelText(/^Password/), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Login or password is not right.');
  const [path, init] = fetched.mock.calls[0] ?? ['', {}];
  expect(path).toBe('/api/auth/login');
  expect(new Headers(init.headers).get('X-XSRF-TOKEN')).toBe('token 1');
});
