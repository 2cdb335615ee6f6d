import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Session, User } from '@/api/types';
import { SessionContext } from '@/api/useSession';
import { renderPage } from '@/testing/render';
import { UsersPage } from './UsersPage';

const rivera: User = {
  user_id: 'teacher_demo',
  login: 'rivera',
  display_name: 'Ms. Rivera',
  role: 'teacher',
  student_id: null,
  disabled: false,
};
const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
const sent = () =>
  fetched.mock.calls
    .filter(([, init]) => init.method !== 'GET')
    .map(([path, init]) => [init.method, path, JSON.parse(init.body as string) as unknown]);

const session: Session = {
  user_id: 'admin_demo',
  display_name: 'Demo admin',
  role: 'admin',
  student_id: null,
  home_class_id: null,
  expires_at: '2026-03-02T18:00:00Z',
  demo: true,
  choose_password: false,
  own_password: true,
  class_in_use: true,
};
const usersPage = () =>
  renderPage(
    <SessionContext value={session}>
      <UsersPage />
    </SessionContext>,
  );

const answer = (path: string) =>
  path.endsWith(rivera.user_id)
    ? Response.json({ user: rivera }, { headers: { ETag: '"7"' } })
    : Response.json({ status: 'success', users: [rivera], next_cursor: null });

beforeEach(() => {
  fetched.mockReset();
  fetched.mockImplementation((path) => Promise.resolve(answer(path)));
  vi.stubGlobal('fetch', fetched);
});

it('lists who may sign in', async () => {
  usersPage();
  const row = await screen.findByRole('row', { name: /Ms\. Rivera/ });
  expect(within(row).getByText('Teacher')).toBeVisible();
  expect(within(row).getByText('Yes')).toBeVisible();
});

it('says at each field what the server finds wrong with a new user', async () => {
  const user = userEvent.setup();
  usersPage();
  await user.click(await screen.findByRole('button', { name: 'Add a user' }));
  const refused = () =>
    Response.json(
      {
        title: 'Some fields are wrong.',
        errors: [
          { field: 'login', message: 'must not be blank' },
          { field: 'password', message: 'size must be between 12 and 200' },
        ],
      },
      { status: 422 },
    );
  fetched.mockImplementation((path, { method }) =>
    Promise.resolve(method === 'POST' ? refused() : answer(path)),
  );
  await user.click(await screen.findByRole('button', { name: 'Add' }));
  expect(await screen.findByText('must not be blank')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Sign-in name' })).toHaveAccessibleDescription(
    /must not be blank/,
  );
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/between 12 and 200/);
});

it('sends only what was changed', async () => {
  const user = userEvent.setup();
  usersPage();
  await user.click(await screen.findByRole('button', { name: 'Change Ms. Rivera' }));
  await user.click(await screen.findByRole('switch', { name: /May not sign in/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => {
    expect(sent()).toEqual([['PATCH', '/api/users/teacher_demo', { disabled: true }]]);
  });
  const change = fetched.mock.calls.find(([, { method }]) => method === 'PATCH')?.[1];
  expect(new Headers(change?.headers).get('If-Match')).toBe('"7"');
});

it('finds the student who is to sign in by her class, and leaves out who can already', async () => {
  const user = userEvent.setup();
  const student = (student_id: string, student_name: string) => ({
    student_id,
    student_name,
    grade_level: 9,
  });
  const known: User = { ...rivera, user_id: 'u2', role: 'student', student_id: 'student_001' };
  fetched.mockImplementation((path) =>
    Promise.resolve(
      Response.json(
        path.includes('/students?')
          ? { students: [student('student_001', 'Ana Ruiz'), student('student_002', 'Bo Kim')] }
          : path.startsWith('/api/students/classes')
            ? { classes: [{ class_id: 'class_001', class_name: 'Biology 9A' }] }
            : { users: [rivera, known] },
      ),
    ),
  );
  usersPage();
  await user.click(await screen.findByRole('button', { name: 'Add a user' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Role' }), 'Student');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Class' }), 'Biology 9A');
  await user.click(screen.getByRole('combobox', { name: 'Student' }));
  await user.click(await screen.findByRole('option', { name: 'Bo Kim (grade 9)' }));
  expect(screen.queryByRole('option', { name: /Ana/ })).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Bo Kim');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(sent()[0]?.[2]).toMatchObject({ role: 'student', student_id: 'student_002' });
});
