import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Dashboard } from '@/api/types';
import { distributionOf } from '@/model/classMastery';
import { percent } from '@/ui/percent';
import { renderInClass } from '@/testing/render';
import { sampleDashboard } from '@/testing/sampleClass';
import { ConceptsPage } from './ConceptsPage';

const open = (dashboard = sampleDashboard()) => renderInClass(<ConceptsPage />, dashboard);
const map = () => screen.getByRole('region', { name: /^Map of the concepts/ });
const node = (name: string) =>
  within(map()).getByRole('button', { name: new RegExp(`^${name} (mean|no answers)`) });
const mastered = (before: Dashboard, conceptId: string): Dashboard => ({
  ...before,
  mastery: before.mastery.map((cell) =>
    cell.concept_id === conceptId ? { ...cell, mastery: 0.9 } : cell,
  ),
});

beforeEach(() => sessionStorage.clear());

it('names every concept with its mean and how many stand on each level', () => {
  const dashboard = sampleDashboard();
  open(dashboard);
  for (const { concept_id, concept_name } of dashboard.concepts) {
    const { mean, counts } = distributionOf(
      dashboard.mastery.filter((cell) => cell.concept_id === concept_id),
    );
    expect(node(concept_name)).toHaveAccessibleName(
      `${concept_name} mean ${percent(mean)}, 24 students ${counts.mastered} mastered ` +
        `${counts.developing} developing ${counts.struggling} struggling`,
    );
  }
});

it('says the whole map in words, each concept after those that it builds on', () => {
  open();
  const words = within(screen.getByRole('region', { name: 'The map in words' }));
  expect(
    words.getAllByRole('listitem').map(({ textContent }) => textContent.split('.')[0]),
  ).toEqual([
    'Cell structure builds on nothing else here',
    'Photosynthesis builds on Cell structure',
    'DNA replication builds on Cell structure',
    'Cellular respiration builds on Cell structure and Photosynthesis',
    'Ecosystems builds on Photosynthesis and Cellular respiration',
  ]);
});

it('tells by keyboard alone who is ready for a concept, and marks what it hangs together with', async () => {
  const user = userEvent.setup();
  open();
  await user.tab();
  expect(screen.getByRole('link', { name: 'Change its concepts' })).toHaveFocus();
  await user.tab();
  expect(node('Cell structure')).toHaveFocus();
  await user.tab();
  await user.keyboard('{Enter}');
  const chosen = within(map()).getByRole('button', { expanded: true });
  expect(chosen).toHaveFocus();
  expect(chosen).toHaveAccessibleName(/^Photosynthesis/);
  const details = screen.getByRole('region', { name: 'Photosynthesis' });
  expect(within(details).getAllByRole('heading', { level: 3 })).toHaveLength(3);
  const held = within(details).getByRole('list', { name: 'Need something first' });
  expect(within(held).getAllByRole('listitem')[0]).toHaveTextContent(/: Cell structure$/);
  expect(map().querySelectorAll('button[data-chain]')).toHaveLength(4);
  expect(map().querySelectorAll('g[data-strong]')).toHaveLength(5);
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('region', { name: 'Photosynthesis' })).toBeNull();
});

it('moves with the masteries that arrive', async () => {
  const user = userEvent.setup();
  const { change } = open();
  await user.click(node('Photosynthesis'));
  act(() => {
    change((before) => mastered(before, 'cell_structure'));
  });
  await waitFor(() =>
    expect(node('Cell structure')).toHaveAccessibleName(/mean 90%.* 24 mastered/),
  );
  expect(screen.getByRole('heading', { name: 'Need something first: 0' })).toBeVisible();
});

it('holds no name and no figure of a mastery in projector mode', async () => {
  sessionStorage.setItem('mc.projector', 'on');
  const user = userEvent.setup();
  const dashboard = sampleDashboard();
  const { container } = open(dashboard);
  await user.click(node('Photosynthesis'));
  for (const { student_name } of dashboard.students) {
    expect(container.innerHTML).not.toContain(student_name);
  }
  expect(container.textContent).not.toMatch(/\d+\s?%/);
});

it('says so when a class has no concepts, and when no one has answered yet', () => {
  const { unmount } = open({ ...sampleDashboard(), concepts: [], mastery: [] });
  expect(screen.getByText('This class has no concepts yet.')).toBeVisible();
  unmount();
  open({ ...sampleDashboard(), mastery: [] });
  expect(node('Ecosystems')).toHaveAccessibleName(/^Ecosystems no answers yet/);
});
