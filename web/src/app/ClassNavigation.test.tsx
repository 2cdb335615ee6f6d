import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderPage } from '@/testing/render';
import { ClassNavigation } from './ClassNavigation';

it('says on a phone which of the other pages is open, and leads to the rest', async () => {
  renderPage(<ClassNavigation classId="class_001" />, '/classes/class_001/library/cnt_1');
  await userEvent.click(screen.getByRole('button', { name: 'Library, more pages' }));
  const menu = await screen.findByRole('menu');
  expect(within(menu).getByRole('menuitem', { name: 'Library' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  expect(within(menu).getByRole('menuitem', { name: 'Results' })).toHaveAttribute(
    'href',
    '/classes/class_001/results',
  );
});

it('marks the review while answers wait, in words too', () => {
  renderPage(<ClassNavigation classId="class_001" toReview />, '/classes/class_001');
  expect(screen.getByRole('link', { name: /^Review ?, answers wait for you$/ })).toBeVisible();
});

it('offers more on a phone while one of the first pages is open', () => {
  renderPage(<ClassNavigation classId="class_001" />, '/classes/class_001/plan');
  expect(screen.getByRole('button', { name: 'More' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Class plan' })).toHaveAttribute('aria-current', 'page');
});
