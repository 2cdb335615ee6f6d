import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useLightPaper } from './useLightPaper';

it('prints in light colours and gives the screen its own back', () => {
  const paper = new EventTarget();
  vi.spyOn(window, 'matchMedia').mockReturnValue(paper as MediaQueryList);
  const page = document.documentElement;
  page.setAttribute('data-mantine-color-scheme', 'dark');
  renderHook(useLightPaper);
  const turn = (matches: boolean) =>
    paper.dispatchEvent(Object.assign(new Event('change'), { matches }));
  turn(true);
  expect(page).toHaveAttribute('data-mantine-color-scheme', 'light');
  turn(false);
  expect(page).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
