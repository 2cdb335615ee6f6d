import { useState } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { keys } from '@/api/keys';
import { renderPage } from '@/testing/render';
import { FormModal } from './FormModal';

function Page() {
  const [opened, setOpened] = useState(true);
  return (
    <>
      <button onClick={() => setOpened(true)}>Open</button>
      <FormModal opened={opened} onClose={() => setOpened(false)} title="Add a question">
        <label>
          Question <input defaultValue="Why?" />
        </label>
      </FormModal>
    </>
  );
}

const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

it('closes at once while nothing was typed', async () => {
  renderPage(<Page />);
  await screen.findByRole('dialog');
  await userEvent.keyboard('{Escape}');
  await closed();
});

it('keeps what was typed until somebody says that it may go', async () => {
  renderPage(<Page />);
  const field = await screen.findByLabelText('Question');
  await userEvent.type(field, ' Because');
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByText('This is not saved yet')).toBeVisible();
  const goOn = screen.getByRole('button', { name: 'Go on with it' });
  expect(goOn).toHaveFocus();
  await userEvent.click(goOn);
  expect(screen.queryByText('This is not saved yet')).toBeNull();
  expect(field).toHaveFocus();
  expect(field).toHaveValue('Why? Because');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await closed();
});

it('asks nothing when it is opened again after something was thrown away', async () => {
  renderPage(<Page />);
  await userEvent.type(await screen.findByLabelText('Question'), 'x');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await closed();
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('dialog');
  expect(screen.queryByText('This is not saved yet')).toBeNull();
  await userEvent.keyboard('{Escape}');
  await closed();
});

it('asks before the browser goes back from what was typed, and when the window closes', async () => {
  const { router, cache } = renderPage(<Page />);
  cache.setQueryData(keys.session, {});
  await router.navigate('/on');
  await userEvent.type(await screen.findByLabelText('Question'), ' Because');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  void router.navigate(-1);
  await userEvent.click(await screen.findByRole('button', { name: 'Go on with it' }));
  expect(screen.getByLabelText('Question')).toHaveValue('Why? Because');
  expect(router.state.location.pathname).toBe('/on');
  void router.navigate(-1);
  await userEvent.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});
