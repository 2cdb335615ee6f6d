import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { OwnAssignment } from '@/api/types';
import { renderPage } from '@/testing/render';
import { MyQuizzes } from './MyQuizzes';

const quiz: OwnAssignment = {
  assignment_id: 'asg_1',
  assessment_id: 'asm_1',
  class_id: 'class_001',
  title: 'Leaves',
  question_count: 5,
  time_limit_minutes: null,
  attempts_allowed: 3,
  attempts_used: 0,
  open_attempt_id: null,
  handed_in: false,
  state: 'open',
  opens_at: '2026-03-02T08:00:00Z',
  closes_at: null,
  created_at: '2026-03-02T08:00:00Z',
};

it('offers what is under way first and what she handed in last', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      Response.json({
        assignments: [
          { ...quiz, assignment_id: 'asg_1', title: 'Leaves', attempts_used: 1, handed_in: true },
          { ...quiz, assignment_id: 'asg_2', title: 'Roots' },
          {
            ...quiz,
            assignment_id: 'asg_3',
            title: 'Stems',
            attempts_used: 1,
            open_attempt_id: 'att_1',
          },
        ],
      }),
    ),
  );
  renderPage(<MyQuizzes studentId="student_001" />);
  const lines = await screen.findAllByRole('listitem');
  expect(lines).toHaveLength(3);
  const [first, second, third] = lines as [HTMLElement, HTMLElement, HTMLElement];
  expect(within(first).getByRole('link', { name: 'Go on: Stems' })).toBeVisible();
  expect(within(second).getByRole('link', { name: 'Start: Roots' })).toBeVisible();
  expect(within(third).getByRole('link', { name: 'Start again: Leaves' })).toBeVisible();
  expect(third).toHaveTextContent('handed in');
});

it('reads as handed in what came in another way than on this page', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ assignments: [{ ...quiz, handed_in: true }] })),
  );
  renderPage(<MyQuizzes studentId="student_001" />);
  const line = await screen.findByRole('listitem');
  expect(line).toHaveTextContent('handed in');
  expect(within(line).getByRole('link', { name: 'Start again: Leaves' })).toBeVisible();
});
