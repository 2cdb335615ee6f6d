/** As the ref of what appears: it takes the focus. */
export const focused = (element: HTMLElement | null) => element?.focus();
