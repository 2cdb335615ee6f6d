import { screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { FormModal } from './FormModal';
import { useKeptDialog } from './useKeptDialog';

function Dialog() {
  const { open, modal, form } = useKeptDialog<string>('a test');
  return (
    <>
      <button onClick={open}>Open</button>
      <FormModal {...modal} title="A form">
        <input
          aria-label="Text"
          value={form.typed ?? ''}
          onChange={(event) => form.onType(event.target.value)}
        />
      </FormModal>
    </>
  );
}

/** A page that can be taken away under her, as by a sign-in that ends. */
function Page() {
  const [there, change] = useState(true);
  return (
    <>
      <button onClick={() => change(!there)}>Take away or back</button>
      {there && <Dialog />}
    </>
  );
}

async function halfTyped() {
  const user = userEvent.setup();
  renderInClass(<Page />, sampleDashboard());
  const page = await screen.findByText('Take away or back');
  await user.click(screen.getByText('Open'));
  await user.type(await screen.findByLabelText('Text'), 'half');
  return { user, page };
}

async function throwAway(user: UserEvent) {
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(() => expect(screen.queryByLabelText('Text')).toBeNull());
}

it('is open again with what was typed, asks before that is thrown away, and is then empty', async () => {
  const { user, page } = await halfTyped();
  page.click();
  await waitFor(() => expect(screen.queryByLabelText('Text')).toBeNull());
  page.click();
  expect(await screen.findByLabelText('Text')).toHaveValue('half');
  await throwAway(user);
  page.click();
  await waitFor(() => expect(screen.queryByText('Open')).toBeNull());
  page.click();
  await user.click(await screen.findByText('Open'));
  expect(await screen.findByLabelText('Text')).toHaveValue('');
});

it('does not come back with what was thrown away, or saved, before the page was left', async () => {
  const { user, page } = await halfTyped();
  await throwAway(user);
  page.click();
  await waitFor(() => expect(screen.queryByText('Open')).toBeNull());
  page.click();
  expect(await screen.findByText('Open')).toBeVisible();
  expect(screen.queryByLabelText('Text')).toBeNull();
});

it('asks before it throws away what was typed before it was opened', async () => {
  const user = userEvent.setup();
  const close = vi.fn();
  function Later() {
    const [opened, open] = useState(false);
    return (
      <>
        <button onClick={() => open(true)}>Open</button>
        <FormModal begun opened={opened} onClose={close} title="A form">
          <input aria-label="Text" />
        </FormModal>
      </>
    );
  }
  renderInClass(<Later />, sampleDashboard());
  await user.click(await screen.findByText('Open'));
  await screen.findByLabelText('Text');
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'Throw it away' })).toBeVisible();
  expect(close).not.toHaveBeenCalled();
});
