import { renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { useKeptFocus } from './useKeptFocus';

const save = document.createElement('button');
const other = document.createElement('button');

beforeEach(() => {
  document.body.append(save, other);
  renderHook(useKeptFocus);
});

/** In a browser what is off has no focus any more; the DOM of these tests would leave it there. */
function work(meanwhile: () => void) {
  save.focus();
  save.blur();
  save.disabled = true;
  meanwhile();
  save.disabled = false;
}

it('gives a button its focus back when its work is done', async () => {
  work(() => undefined);
  await expect.poll(() => document.activeElement).toBe(save);
});

it('leaves the focus where somebody went on meanwhile', async () => {
  work(() => other.focus());
  await new Promise(requestAnimationFrame);
  expect(other).toHaveFocus();
});

it('takes nobody back who pressed something else', async () => {
  work(() => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
  await new Promise(requestAnimationFrame);
  expect(document.body).toHaveFocus();
});
