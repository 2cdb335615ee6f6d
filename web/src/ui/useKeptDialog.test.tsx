import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
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

it('is open again with what was typed, asks before that is thrown away, and is then empty', async () => {
  const user = userEvent.setup();
  renderInClass(<Page />, sampleDashboard());
  const page = await screen.findByText('Take away or back');
  await user.click(screen.getByText('Open'));
  await user.type(await screen.findByLabelText('Text'), 'half');
  page.click();
  await waitFor(() => expect(screen.queryByLabelText('Text')).toBeNull());
  page.click();
  expect(await screen.findByLabelText('Text')).toHaveValue('half');
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(() => expect(screen.queryByLabelText('Text')).toBeNull());
  page.click();
  await waitFor(() => expect(screen.queryByText('Open')).toBeNull());
  page.click();
  await user.click(await screen.findByText('Open'));
  expect(await screen.findByLabelText('Text')).toHaveValue('');
});

it('does not come back with what was thrown away, or saved, before the page was left', async () => {
  const user = userEvent.setup();
  renderInClass(<Page />, sampleDashboard());
  const page = await screen.findByText('Take away or back');
  await user.click(screen.getByText('Open'));
  await user.type(await screen.findByLabelText('Text'), 'half');
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Throw it away' }));
  await waitFor(() => expect(screen.queryByLabelText('Text')).toBeNull());
  page.click();
  await waitFor(() => expect(screen.queryByText('Open')).toBeNull());
  page.click();
  expect(await screen.findByText('Open')).toBeVisible();
  expect(screen.queryByLabelText('Text')).toBeNull();
});
