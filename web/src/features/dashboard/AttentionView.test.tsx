import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Attention } from '@/api/types';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { DashboardPage } from './DashboardPage';

const row = (student_id: string, acts: number): Attention['by_student'][number] => ({
  student_id,
  student_name: student_id,
  alerts: acts,
  reviews: 0,
  visits: 0,
  recommendations: 0,
  acts,
});

const attention: Attention = {
  days: 28,
  students: 24,
  acts: 9,
  sentence: 'Half of your attention in the last 28 days went to 1 of 24 students.',
  by_student: [row('student_002', 0), row('student_001', 9)],
  by_iep: null,
};

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(Response.json({ attention }));
  });
});

it('tells a teacher in one sentence how her attention was spread, the students with the least first', async () => {
  renderInClass(<DashboardPage />, sampleDashboard(Date.now()));
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole('tab', { name: 'My attention' }));
  const mine = await screen.findByRole('region', { name: 'How your attention was spread' });
  expect(await within(mine).findByText(attention.sentence)).toBeVisible();
  expect(within(mine).getByText(/Only you can see this/)).toBeVisible();
  expect(within(mine).getAllByRole('link')[0]).toHaveAttribute('href', '/students/student_002');
  await userEvent.selectOptions(within(mine).getByLabelText('Your attention in'), '7');
  await vi.waitFor(() => expect(asked.at(-1)).toMatch(/class_001\/attention\?days=7$/));
});

it('has nothing of the kind for an admin', () => {
  renderInClass(<DashboardPage />, sampleDashboard(Date.now()), '/', { role: 'admin' });
  expect(screen.getByRole('tab', { name: 'Class' })).toBeVisible();
  expect(screen.queryByRole('tab', { name: 'My attention' })).toBeNull();
});
