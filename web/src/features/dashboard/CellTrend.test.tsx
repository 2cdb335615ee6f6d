import { screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { MasteryChange } from '@/api/types';
import { renderPage } from '@/testing/render';
import { sampleHistory, sampleMastery } from '@/testing/sampleClass';
import { CellTrend } from './CellTrend';

const fetched = vi.fn<(path: string) => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

const show = (history: MasteryChange[]) => {
  fetched.mockImplementation(() =>
    Promise.resolve(Response.json({ status: 'success', history, next_cursor: null })),
  );
  const [cell] = sampleMastery();
  if (cell === undefined) throw new Error('the sample has no cells');
  return renderPage(<CellTrend cell={cell} concept="Cell structure" />);
};

it('draws the course of one cell and says it in words, with the range it is likely in', async () => {
  const { container } = show(sampleHistory([0.2, 0.35, 0.15, 0.6]));
  expect(
    await screen.findByRole('img', {
      name: 'Trend of Cell structure: from 20% to 60%, lowest 15%, highest 60%; now likely between 0% and 21%',
    }),
  ).toBeVisible();
  expect(screen.getByText(/^Rose from 20% to 60% over 3 answers since/)).toBeVisible();
  const points = container.querySelector('[data-part="course"]')?.getAttribute('points');
  const heights = points?.split(' ').map((point) => Number(point.split(',')[1]));
  expect(heights).toEqual([48.2, 40.1, 50.9, 26.6]);
  expect(fetched.mock.calls.map(([path]) => path)).toEqual([
    '/api/students/students/student_001/mastery/cell_structure/history?limit=200',
  ]);
});

it('says when it fell, when it stayed and when only the latest answers are drawn', async () => {
  const { unmount } = show(sampleHistory([0.5, 0.3]));
  expect(await screen.findByText(/^Fell from 50% to 30% over 1 answer since/)).toBeVisible();
  unmount();
  show(sampleHistory(Array.from({ length: 61 }, () => 0.4)));
  expect(
    await screen.findByText(/^Stayed at 40% over the latest 40 answers of 60 since/),
  ).toBeVisible();
});

it('says when there is nothing to draw', async () => {
  show([]);
  expect(await screen.findByText('No graded work in this concept yet.')).toBeVisible();
});

it('offers to try again when the history cannot be read', async () => {
  fetched.mockImplementation(() => Promise.reject(new TypeError('no network')));
  const [cell] = sampleMastery();
  if (cell === undefined) throw new Error('the sample has no cells');
  renderPage(<CellTrend cell={cell} concept="Cell structure" />);
  expect(await screen.findByText('The trend could not be loaded.')).toBeVisible();
});
