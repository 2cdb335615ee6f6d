import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
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

const show = (plan: Plan, discretion = DISCRETION) =>
  render(
    <MantineProvider>
      <PlanView plan={plan} discretion={discretion} />
    </MantineProvider>,
  );

it('puts nobody into a group, and no concept on the list to teach again, of whom and which nothing is known', () => {
  show(PLAN);
  expect(region('Needs support (2)')).toHaveTextContent(/s1.*s3/);
  expect(region('No answers yet (1)')).toHaveTextContent('s2');
  expect(region('Teach again')).not.toHaveTextContent('Roots');
  expect(region('Ask first')).toHaveTextContent('RootsNobody.');
});

const ask = (concept_id: string, ...students: string[]) => ({
  concept_id,
  concept_name: `The ${concept_id}`,
  students: students.map((student_id) => ({ student_id, student_name: student_id })),
  reason: 'No answers on it yet.',
});

it('says whom to ask about what first, and a concept that nobody answered on once', () => {
  show({ ...PLAN, ask_first: [ask('b', 's1', 's3')] });
  expect(region('Ask first')).toHaveTextContent(/^Ask firstThe bs1, s3No answers on it yet.$/);
});

it('shows five concepts to ask about, and counts who waits for others', () => {
  const asks = ['c', 'd', 'e', 'f', 'g'].map((concept) => ask(concept, 's1'));
  show({ ...PLAN, reteach: [], ask_first: [...asks, ask('h', 's2', 's3'), ask('i', 's4')] });
  expect(within(region('Ask first')).getAllByRole('listitem')).toHaveLength(5);
  expect(region('Ask first')).toHaveTextContent('3 more students wait for a question');
});

it('tells a class without any answer once where to begin', () => {
  const groups = PLAN.groups.map((group) => ({
    ...group,
    students: group.students.map((student) => ({ ...student, answered: 0 })),
  }));
  show({ ...PLAN, groups, ask_first: [ask('b', 's1', 's2', 's3')] });
  expect(region('Ask first')).toHaveTextContent('Begin with a few questions on The b');
  expect(screen.getAllByRole('region')).toHaveLength(1);
  expect(screen.queryByText(/s1/)).not.toBeInTheDocument();
});

it('hides reasons and names on a projector', () => {
  const hidden = { ...(DISCRETION as object), hidden: true, name: () => 'Student 1' } as never;
  show({ ...PLAN, ask_first: [ask('b', 's1')] }, hidden);
  expect(region('Ask first')).toHaveTextContent(/^Ask firstThe bStudent 1$/);
});
