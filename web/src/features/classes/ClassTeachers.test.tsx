import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { ClassTeachers } from './ClassTeachers';

const rivera = { user_id: 'teacher_demo', display_name: 'Ms. Rivera' };
const okafor = { user_id: 'teacher_002', display_name: 'Mr. Okafor' };
const user = (user_id: string, display_name: string, role = 'teacher', disabled = false) => ({
  user_id,
  login: user_id,
  display_name,
  role,
  student_id: null,
  disabled,
});
const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const sent = () =>
  fetched.mock.calls
    .filter(([, init]) => init.method !== 'GET')
    .map(([path, init]) => `${init.method} ${path}`);

beforeEach(() => {
  fetched.mockReset();
  fetched.mockImplementation((_, { method }) =>
    Promise.resolve(
      method === 'DELETE'
        ? Response.json({ status: 'success' })
        : Response.json({
            users: [
              user('teacher_demo', 'Ms. Rivera'),
              user('teacher_002', 'Mr. Okafor'),
              user('teacher_003', 'Mr. Gone', 'teacher', true),
              user('admin_demo', 'Demo admin', 'admin'),
            ],
            next_cursor: null,
          }),
    ),
  );
  vi.stubGlobal('fetch', fetched);
});

const dialog = (teachers: (typeof rivera)[]) =>
  renderPage(
    <ClassTeachers
      of={{ class_id: 'class_001', class_name: 'Biology 9A', teachers }}
      opened
      onClose={() => undefined}
    />,
  );

it('offers by name who teaches at the school, may sign in and is not there yet', async () => {
  dialog([rivera]);
  await userEvent.type(await screen.findByRole('combobox', { name: 'Add a teacher' }), 'm');
  const offered = await screen.findAllByRole('option');
  expect(offered.map(({ textContent }) => textContent)).toEqual(['Mr. Okafor (teacher_002)']);
  await userEvent.click(screen.getByRole('option', { name: /Okafor/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  await vi.waitFor(() => {
    expect(sent()).toEqual(['PUT /api/students/classes/class_001/teachers/teacher_002']);
  });
});

it('asks before it removes one, and says what becomes of the class where she is the last', async () => {
  dialog([rivera, okafor]);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Ms. Rivera' }));
  const asked = screen.getByRole('group', { name: 'Remove Ms. Rivera?' });
  expect(within(asked).getByText(/^The others go on/)).toBeVisible();
  expect(within(asked).getByRole('button', { name: 'Keep' })).toHaveFocus();
  await userEvent.click(within(asked).getByRole('button', { name: 'Keep' }));
  expect(screen.getByRole('button', { name: 'Remove Ms. Rivera' })).toHaveFocus();
  expect(sent()).toEqual([]);
});

it('lets the last one go and says who sees the class then', async () => {
  dialog([rivera]);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Ms. Rivera' }));
  expect(screen.getByText(/then only administrators see it/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await vi.waitFor(() => {
    expect(sent()).toEqual(['DELETE /api/students/classes/class_001/teachers/teacher_demo']);
  });
  expect(await screen.findByText('Ms. Rivera teaches the class no longer.')).toBeInTheDocument();
});

it('says that nobody teaches a class that has no teacher', async () => {
  dialog([]);
  expect(await screen.findByText(/^Nobody teaches this class/)).toBeVisible();
});
