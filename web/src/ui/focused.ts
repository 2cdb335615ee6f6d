/** As the ref of what appears: it takes the focus. */
export const focused = (element: HTMLElement | null) => element?.focus();

/** The same, but not from where somebody went on to in the meantime: nobody goes to what no Tab key reaches. */
export const focusedIfFree = (element: HTMLElement | null) => {
  const { activeElement, body } = document;
  const isFree =
    activeElement === body || (activeElement instanceof HTMLElement && activeElement.tabIndex < 0);
  if (isFree) element?.focus();
};
