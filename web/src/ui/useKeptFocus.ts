import { useEffect } from 'react';

/**
 * A button that is off while it works loses the focus: it gets it back when it is on again, unless somebody has gone
 * on meanwhile.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: EventTarget | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target;
    };
    const forget = () => {
      last = null;
    };
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (
          target === last &&
          target instanceof HTMLButtonElement &&
          !target.disabled &&
          document.activeElement === document.body
        ) {
          target.focus();
        }
      }
    });
    document.addEventListener('pointerdown', forget);
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('pointerdown', forget);
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}
