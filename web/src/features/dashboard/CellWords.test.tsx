import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderPage } from '@/testing/render';
import { sampleMastery } from '@/testing/sampleClass';
import { CellWords } from './CellWords';

const show = (next_answer: { secure: boolean; wheel_spinning: boolean }) => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ explanation: { next_answer } })));
  const [cell] = sampleMastery();
  if (cell === undefined) throw new Error('the sample has no cells');
  return renderPage(<CellWords cell={cell} />);
};

it('says in words whether a mastery may be relied on or practice leads nowhere', async () => {
  const { unmount } = show({ secure: true, wheel_spinning: false });
  expect(await screen.findByText('Secure:')).toBeVisible();
  expect(screen.queryByText('Stuck:')).toBeNull();
  unmount();
  show({ secure: false, wheel_spinning: true });
  expect(await screen.findByText('Stuck:')).toBeVisible();
  expect(screen.queryByText('Secure:')).toBeNull();
});
