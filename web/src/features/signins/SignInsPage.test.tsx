import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { keys } from '@/api/keys';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { SignInsPage } from './SignInsPage';

const dashboard = sampleDashboard();
const [first, second, third] = dashboard.students.map(({ student_id }) => student_id);
const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const asked = () =>
  fetched.mock.calls
    .filter(([, { method }]) => method === 'POST')
    .map(([, { body }]) => (JSON.parse(body as string) as { student_ids: string[] }).student_ids);

beforeEach(() => {
  sessionStorage.clear();
  fetched.mockReset();
  fetched.mockImplementation((_, { method, body }) =>
    Promise.resolve(
      method === 'POST'
        ? Response.json({
            sign_ins: (JSON.parse(body as string) as { student_ids: string[] }).student_ids.map(
              (student_id) => ({
                student_id,
                student_name: `Name of ${student_id}`,
                login: `login.${student_id}`,
                password: `word-${student_id}`,
              }),
            ),
            not_given: [],
          })
        : Response.json({
            sign_ins: dashboard.students.map(({ student_id }) => ({
              student_id,
              login: student_id === first ? null : `login.${student_id}`,
              closed: student_id === third,
            })),
            next_cursor: null,
          }),
    ),
  );
  vi.stubGlobal('fetch', fetched);
});

it('offers a first sign-in to who has none, and shows it once', async () => {
  const { cache } = renderInClass(<SignInsPage />, dashboard);
  await userEvent.click(await screen.findByRole('button', { name: 'Give 1 new password' }));
  expect(await screen.findByText(`word-${first}`)).toBeVisible();
  expect(screen.getByText(`login.${first}`)).toBeVisible();
  expect(asked()).toEqual([[first]]);
  const kept = [...cache.getMutationCache().getAll(), ...cache.getQueryCache().getAll()];
  expect(JSON.stringify(kept.map(({ state }) => state.data))).not.toContain('word-');
  await userEvent.click(screen.getByRole('button', { name: 'Done, forget them' }));
  expect(screen.queryByText(`word-${first}`)).toBeNull();
});

it('does not leave the passwords by a slip', async () => {
  const { cache } = renderInClass(<SignInsPage />, dashboard);
  cache.setQueryData(keys.session, {});
  await userEvent.click(await screen.findByRole('button', { name: 'Give 1 new password' }));
  expect(await screen.findByText(`word-${first}`)).toBeVisible();
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  const link = screen.getByRole('link', { name: dashboard.class.class_name });
  await userEvent.click(link);
  await userEvent.click(await screen.findByRole('button', { name: 'Stay here' }));
  expect(await screen.findByText(`word-${first}`)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Done, forget them' }));
  const left = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(left);
  expect(left.defaultPrevented).toBe(false);
});

it('asks before it ends passwords that hold, and leaves out whom an administrator keeps out', async () => {
  renderInClass(<SignInsPage />, dashboard);
  await userEvent.click(await screen.findByRole('button', { name: 'Choose all' }));
  const many = dashboard.students.length - 1;
  await userEvent.click(screen.getByRole('button', { name: `Give ${many} new passwords` }));
  expect(await screen.findByText(new RegExp(`^${many - 1} of them have a login`))).toBeVisible();
  expect(asked()).toEqual([]);
  const confirm = screen.getAllByRole('button', { name: `Give ${many} new passwords` }).at(-1);
  if (confirm) await userEvent.click(confirm);
  expect(await screen.findByText(`word-${second}`)).toBeVisible();
  expect(asked().flat()).not.toContain(third);
});

it('holds no name and no login in projector mode', async () => {
  sessionStorage.setItem('mc.projector', 'on');
  renderInClass(<SignInsPage />, dashboard);
  expect(await screen.findByText('Hidden in projector mode.')).toBeVisible();
  expect(fetched).not.toHaveBeenCalled();
});
