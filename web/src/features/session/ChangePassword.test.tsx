import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { ChangePassword } from './ChangePassword';

const answered = (answer: Response) => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  fetched.mockResolvedValue(answer);
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

async function fill() {
  await userEvent.type(screen.getByLabelText('Password that you have now'), 'the old one');
  await userEvent.type(screen.getByLabelText('New password'), 'four words of mine');
  await userEvent.type(screen.getByLabelText('The same again'), 'four words of mine');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
}

it('sends the present and the new password, says that it is done and closes', async () => {
  const fetched = answered(new Response(null, { status: 204 }));
  const onClose = vi.fn();
  renderPage(<ChangePassword opened onClose={onClose} />);
  await fill();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(fetched.mock.calls[0]?.[1].body).toBe(
    '{"password":"four words of mine","current_password":"the old one"}',
  );
});

it('goes on at the present password where it is not the right one', async () => {
  const message = 'must be the password that you have now';
  answered(
    Response.json(
      { title: 'Invalid input', errors: [{ field: 'current_password', message }] },
      { status: 422 },
    ),
  );
  const onClose = vi.fn();
  renderPage(<ChangePassword opened onClose={onClose} />);
  await fill();
  expect(await screen.findByText(message)).toBeVisible();
  expect(screen.getByLabelText('Password that you have now')).toHaveFocus();
  expect(onClose).not.toHaveBeenCalled();
});
