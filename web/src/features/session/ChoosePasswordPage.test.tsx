import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { keys } from '@/api/keys';
import type { Session, SessionAnswer } from '@/api/types';
import { renderPage } from '@/testing/render';
import { ChoosePasswordPage } from './ChoosePasswordPage';

const session = { user_id: 'anna', display_name: 'Anna', choose_password: true } as Session;
const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const sent = () => fetched.mock.calls.map(([path, { body }]) => [path, body]);

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

async function fill(password: string, again = password) {
  await userEvent.type(screen.getByLabelText('New password'), password);
  await userEvent.type(screen.getByLabelText('The same again'), again);
  await userEvent.click(screen.getByRole('button', { name: 'Save and go on' }));
}

it('starts in the first field and goes on once the password is chosen', async () => {
  fetched.mockResolvedValue(new Response(null, { status: 204 }));
  const { cache } = renderPage(<ChoosePasswordPage session={session} />);
  cache.setQueryData<SessionAnswer>(keys.session, { status: 'success', session, demo_mode: false });
  expect(screen.getByLabelText('New password')).toHaveFocus();
  await fill('four words of mine');
  await vi.waitFor(() =>
    expect(cache.getQueryData<SessionAnswer>(keys.session)?.session?.choose_password).toBe(false),
  );
  expect(sent()).toEqual([['/api/auth/password', '{"password":"four words of mine"}']]);
});

it('sends nothing if the second is not the same', async () => {
  renderPage(<ChoosePasswordPage session={session} />);
  await fill('four words of mine', 'four words of min');
  expect(screen.getByText('This is not the same')).toBeVisible();
  expect(screen.getByLabelText('The same again')).toHaveFocus();
  expect(fetched).not.toHaveBeenCalled();
});

it('says at the field what the server says of it', async () => {
  const message = 'must not be the one that you have now';
  fetched.mockImplementation(() =>
    Promise.resolve(
      Response.json(
        { title: 'Invalid input', errors: [{ field: 'password', message }] },
        { status: 422 },
      ),
    ),
  );
  renderPage(<ChoosePasswordPage session={session} />);
  await fill('the one of the sheet');
  expect(await screen.findByText(message)).toBeVisible();
  expect(screen.getByLabelText('New password')).toHaveFocus();
  expect(screen.getByLabelText('New password')).toHaveAccessibleDescription(
    expect.stringContaining(message),
  );
});
