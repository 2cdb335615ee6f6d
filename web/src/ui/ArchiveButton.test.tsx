import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ArchiveButton } from './ArchiveButton';

const send = vi.fn<() => Promise<void>>();

function Shown({ onArchived }: { onArchived: () => void }) {
  return (
    <ArchiveButton
      consequence="It leaves every list."
      archive={useMutation({ mutationFn: send })}
      onArchived={onArchived}
    />
  );
}

it('asks first, tells what failed, and begins anew the next time', async () => {
  const user = userEvent.setup();
  const onArchived = vi.fn();
  send.mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Shown onArchived={onArchived} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const open = async () => {
    await user.click(screen.getByRole('button', { name: 'Archive' }));
    return screen.findByRole('dialog', { name: 'Put it into the archive?' });
  };
  const first = await open();
  expect(within(first).getByText('It leaves every list.')).toBeVisible();
  expect(send).not.toHaveBeenCalled();
  await user.click(within(first).getByRole('button', { name: 'Archive' }));
  expect(await within(first).findByText('It was not archived.')).toBeVisible();
  await user.keyboard('{Escape}');
  const second = await open();
  expect(within(second).queryByText('It was not archived.')).toBeNull();
  await user.click(within(second).getByRole('button', { name: 'Archive' }));
  await vi.waitFor(() => expect(onArchived).toHaveBeenCalledOnce());
});
