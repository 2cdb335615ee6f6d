import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { ArchivedBanner } from './ArchivedBanner';
import { ArchivedClasses } from './ArchivedClasses';

const old = {
  class_id: 'class_009',
  class_name: 'Year 8',
  subject: 'Biology',
  grade_level: 8,
  student_count: 20,
  iep_count: null,
  teachers: [],
  archived_at: '2025-07-10T10:00:00Z',
};
const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

it('asks for archived classes only when somebody wants to see them', async () => {
  fetched.mockResolvedValue(Response.json({ classes: [old], next_cursor: null }));
  vi.stubGlobal('fetch', fetched);
  renderPage(<ArchivedClasses />);
  expect(fetched).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Show archived classes' }));
  expect(await screen.findByRole('link', { name: 'Year 8' })).toBeVisible();
  expect(screen.getByText(/archived on Jul 10, 2025/)).toBeVisible();
  expect(fetched.mock.calls[0]?.[0]).toContain('archived=true');
});

it('brings a class back that is the one that was read', async () => {
  fetched.mockReset();
  fetched.mockResolvedValue(
    Response.json({ class: old, concepts: [] }, { headers: { ETag: '"8"' } }),
  );
  vi.stubGlobal('fetch', fetched);
  renderPage(<ArchivedBanner of={old} />);
  await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }));
  await vi.waitFor(() => {
    const change = fetched.mock.calls.find(([, { method }]) => method === 'PATCH')?.[1];
    expect(change?.body).toBe('{"archived":false}');
    expect(new Headers(change?.headers).get('If-Match')).toBe('"8"');
  });
});

it('says nothing of a class that is in use', () => {
  renderPage(<ArchivedBanner of={{ ...old, archived_at: null }} />);
  expect(screen.queryByText(/archived/)).toBeNull();
});
