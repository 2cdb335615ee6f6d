import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Plan } from '@/api/types';
import { PlanView } from './PlanView';

const PLAN = {
  class_name: 'Period 3 Biology',
  generated_at: '2026-03-02T10:30:00Z',
  groups: [
    {
      group: 'needs_support',
      students: [
        { student_id: 's1', student_name: 'Ann', answered: 2, reason: 'Stands at 30%.' },
        { student_id: 's2', student_name: 'Ben', answered: 0, reason: 'No answers yet.' },
        // A plan of before it was counted.
        { student_id: 's3', student_name: 'Cleo', reason: 'Stands at 20%.' },
      ],
    },
  ],
  small_groups: [],
  reteach: [
    { concept_id: 'a', concept_name: 'Leaves', class_mastery: 0.2, answered: 3, reason: 'Low.' },
    { concept_id: 'b', concept_name: 'Roots', class_mastery: 0.3, answered: 0, reason: 'Nobody.' },
  ],
  extend: [],
} as unknown as Plan;

const DISCRETION = { hidden: false, name: (id: string) => id, percent: String } as never;

const region = (name: string) => screen.getByRole('region', { name });

it('puts nobody into a group, and no concept on the list to teach again, of whom and which nothing is known', () => {
  render(
    <MantineProvider>
      <PlanView plan={PLAN} discretion={DISCRETION} />
    </MantineProvider>,
  );
  expect(region('Needs support (2)')).toHaveTextContent(/s1.*s3/);
  expect(region('No answers yet (1)')).toHaveTextContent('s2');
  expect(region('Teach again')).not.toHaveTextContent('Roots');
  expect(region('Ask about it first')).toHaveTextContent('Roots Nobody.');
});
