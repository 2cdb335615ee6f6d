import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Dashboard } from '@/api/types';
import { useDashboard } from '@/api/useDashboard';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { useDiscretion } from '@/ui/useDiscretion';
import { WhatIf } from './WhatIf';

function Page() {
  const dashboard = useDashboard();
  return <WhatIf dashboard={dashboard} discretion={useDiscretion(dashboard.students)} />;
}

const open = async () => {
  const view = renderInClass(<Page />, sampleDashboard());
  await userEvent.click(screen.getByRole('button', { name: 'What if' }));
  const slider = await screen.findByRole('slider', { name: 'Mastered from' });
  const drag = (points: number) => fireEvent.change(slider, { target: { value: String(points) } });
  return { ...view, slider, drag };
};

const counts = (level: string) =>
  within(
    within(screen.getByRole('table', { name: 'How many on each level' })).getByRole('row', {
      name: new RegExp(`^${level}`),
    }),
  )
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

const moved = () =>
  within(screen.getByRole('table', { name: 'Who would move' }))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

const set = (before: Dashboard, studentId: string, mastery: number): Dashboard => ({
  ...before,
  mastery: before.mastery.map((cell) =>
    cell.student_id === studentId && cell.concept_id === 'ecosystems' ? { ...cell, mastery } : cell,
  ),
});

beforeEach(() => sessionStorage.clear());

it('starts at what holds today, where no one moves, and says that nothing is stored', async () => {
  const { slider } = await open();
  expect(slider).toHaveValue('75');
  expect(slider).toHaveAttribute('aria-valuetext', '75%');
  expect([slider.getAttribute('min'), slider.getAttribute('max')]).toEqual(['50', '95']);
  expect(screen.getByRole('status')).toHaveTextContent('No one would move.');
  expect(screen.getByText(/Nothing is stored/)).toBeVisible();
  expect(screen.queryByRole('table', { name: 'Who would move' })).toBeNull();
});

it('names who would move from which level to which, and counts before and after', async () => {
  const { drag } = await open();
  await userEvent.selectOptions(screen.getByLabelText('Concept'), 'Ecosystems');
  drag(70);
  const { mastery, students } = sampleDashboard();
  const between = mastery
    .filter((cell) => cell.concept_id === 'ecosystems')
    .filter((cell) => cell.mastery >= 0.7 && cell.mastery < 0.75);
  const names = between.map(
    (cell) => students.find(({ student_id }) => student_id === cell.student_id)?.student_name,
  );
  expect(names.length).toBeGreaterThan(0);
  expect(moved()).toHaveLength(names.length);
  for (const name of names) {
    expect(moved().some((row) => row.startsWith(name ?? '?'))).toBe(true);
  }
  expect(moved()[0]).toMatch(/\d\d% Developing →to\s*Mastered$/);
  const [now, then, change] = counts('Mastered').map(Number);
  expect(then).toBe((now ?? 0) + names.length);
  expect(change).toBe(names.length);
  expect(screen.getByRole('status')).toHaveTextContent(
    `${names.length} of 24 students would move from Developing to Mastered.`,
  );
});

it('goes on counting while masteries arrive', async () => {
  const { drag, change } = await open();
  await userEvent.selectOptions(screen.getByLabelText('Concept'), 'Ecosystems');
  drag(60);
  act(() => {
    change((before) => set(before, 'student_004', 0.2));
  });
  await waitFor(() => expect(moved().join()).not.toContain('Dmitri Falk'));
  act(() => {
    change((before) => set(before, 'student_004', 0.66));
  });
  expect(await screen.findByRole('rowheader', { name: /^Dmitri Falk/ })).toBeVisible();
  expect(moved().find((row) => row.startsWith('Dmitri Falk'))).toContain('66%');
});

it('goes back to what holds today', async () => {
  const { slider, drag } = await open();
  drag(92);
  expect(screen.getByRole('status')).toHaveTextContent(/masteries, of \d+ students, would move/);
  await userEvent.click(screen.getByRole('button', { name: 'Back to 75%' }));
  expect(slider).toHaveValue('75');
});

it('counts but names no one in projector mode', async () => {
  sessionStorage.setItem('mc.projector', 'on');
  const { drag } = await open();
  drag(50);
  expect(screen.getByRole('table', { name: 'How many on each level' })).toBeVisible();
  expect(screen.queryByRole('table', { name: 'Who would move' })).toBeNull();
  expect(screen.getByText(/hidden in projector mode/)).toBeVisible();
});
