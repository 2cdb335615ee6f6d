import { renderHook } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { useKeptFocus } from './useKeptFocus';

const page = (): [HTMLElement, HTMLButtonElement, HTMLButtonElement] => {
  document.body.innerHTML =
    '<main><section><ul><li><button>Save</button></li></ul><button>Other</button></section></main>';
  const [save, other] = document.querySelectorAll('button');
  const list = document.querySelector('ul');
  if (!list || !save || !other) throw new Error('no such page');
  return [list, save, other];
};

/** Long enough for what should not happen. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

beforeEach(() => {
  renderHook(useKeptFocus);
});

/** In a browser what is off has no focus any more; the DOM of these tests would leave it there. */
async function work(button: HTMLButtonElement, meanwhile: () => void) {
  await userEvent.keyboard('{Tab}');
  button.focus();
  button.blur();
  button.disabled = true;
  await aWhile();
  meanwhile();
  button.disabled = false;
}

it('gives a button its focus back when its work is done', async () => {
  const [, save] = page();
  await work(save, () => undefined);
  await vi.waitFor(() => expect(save).toHaveFocus());
});

it('leaves the focus where somebody went on meanwhile', async () => {
  const [, save, other] = page();
  await work(save, () => other.focus());
  await aWhile();
  expect(other).toHaveFocus();
});

it('takes nobody back who pressed something else with a pointer', async () => {
  const [, save] = page();
  await work(save, () => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
  await aWhile();
  expect(document.body).toHaveFocus();
});

it('goes on from the list out of which the focused row vanished', async () => {
  const [list, save] = page();
  await userEvent.keyboard('{Tab}');
  save.focus();
  list.replaceChildren();
  await vi.waitFor(() => expect(list).toHaveFocus());
});

it('goes on with the content of a new page', async () => {
  const [, save] = page();
  await userEvent.keyboard('{Tab}');
  save.focus();
  document.body.innerHTML = '<main id="content" tabindex="-1">Another page</main>';
  await vi.waitFor(() => expect(document.querySelector('main')).toHaveFocus());
});
