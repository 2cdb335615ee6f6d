/** As the ref of what appears: it takes the focus. */
export const focused = (element: HTMLElement | null) => element?.focus();

/** The same, but not from where somebody went on to in the meantime. */
export const focusedIfFree = (element: HTMLElement | null) => {
  if (document.activeElement === document.body) element?.focus();
};
