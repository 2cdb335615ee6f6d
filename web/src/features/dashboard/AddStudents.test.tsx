import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { DashboardPage } from './DashboardPage';

let sent: unknown[] = [];
let answer: object;
let keys: (string | null)[] = [];
/** Whether answers get lost on their way. */
let lost = false;

beforeEach(() => {
  sent = [];
  keys = [];
  lost = false;
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.body instanceof FormData) {
      const file = init.body.get('file');
      sent.push(path, file instanceof File ? await textOf(file) : '');
      keys.push(new Headers(init.headers).get('Idempotency-Key'));
      if (lost) throw new TypeError('network');
      return Response.json(answer);
    }
    return Response.json({}, { status: 404 });
  });
});

const textOf = (file: File) =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsText(file);
  });

const open = async () => {
  renderInClass(<DashboardPage />, { ...sampleDashboard(), students: [], mastery: [], alerts: [] });
  await userEvent.click(screen.getByRole('button', { name: 'Add students' }));
  return within(await screen.findByRole('dialog'));
};

it('lets a teacher of an empty class paste its names', async () => {
  answer = { status: 'success', imported: 2, failed: 0, students: [], errors: [] };
  const dialog = await open();
  await userEvent.type(dialog.getByLabelText('Names, one a line'), '  Ana "Nita" Ruiz\n\n李小龙');
  await userEvent.click(dialog.getByRole('button', { name: 'Add 2' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([
    '/api/students/classes/class_001/bulk-import',
    'student_name,grade_level,has_iep,reading_level\n"Ana ""Nita"" Ruiz",9,,\n"李小龙",9,,',
  ]);
});

it('says who was not added, and why', async () => {
  answer = {
    status: 'partial_success',
    imported: 1,
    failed: 1,
    students: [],
    errors: [{ line: 3, reason: 'a student of this name and grade is already in the class' }],
  };
  const dialog = await open();
  await userEvent.type(dialog.getByLabelText('Names, one a line'), 'Ana\nAna');
  await userEvent.click(dialog.getByRole('button', { name: 'Add 2' }));
  expect(await dialog.findByText(/^1 student was added/)).toBeVisible();
  expect(dialog.getByRole('listitem')).toHaveTextContent('Ana: a student of this name');
});

it('adds the same names once when the answer was lost, and takes others as another request', async () => {
  answer = { status: 'success', imported: 1, failed: 0, students: [], errors: [] };
  const dialog = await open();
  const names = dialog.getByLabelText('Names, one a line');
  await userEvent.type(names, 'Ana');
  lost = true;
  for (const request of [1, 2]) {
    await userEvent.click(dialog.getByRole('button', { name: 'Add 1' }));
    await waitFor(() => expect(keys).toHaveLength(request));
    expect(await dialog.findByText('Nobody was added.')).toBeVisible();
  }
  lost = false;
  await userEvent.type(names, '{Enter}Bo');
  await userEvent.click(dialog.getByRole('button', { name: 'Add 2' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});
