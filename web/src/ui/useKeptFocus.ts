import { useEffect } from 'react';

/** Long enough for a dialog or a list that cares for the focus itself. */
const SOON_MS = 100;
const PLACES = 'li, ul, ol, tr, form, section, fieldset, [role="dialog"], main';

/**
 * Who works by keyboard never loses her place. A button that is off while it works has the focus again when it is on;
 * where what had it is gone, the nearest part of the page around it takes it, or the content of a new page. Whoever
 * went on meanwhile, or presses with a pointer, is left alone.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let around: Element[] = [];
    let byKey = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const isLost = () => last !== null && document.activeElement === document.body;
    const goOn = () => {
      timer = undefined;
      if (!isLost()) return;
      const place =
        around.find((part) => part.isConnected && part.matches(PLACES)) ??
        document.querySelector('main');
      if (!(place instanceof HTMLElement)) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const observer = new MutationObserver((changes) => {
      if (!isLost()) return;
      if (!last?.isConnected) {
        timer ??= setTimeout(goOn, SOON_MS);
      } else if (!last.matches(':disabled') && changes.some(({ target }) => target === last)) {
        last.focus();
      }
    });

    const onKey = () => {
      byKey = true;
    };
    const onPointer = () => {
      byKey = false;
      last = null;
    };
    const remember = ({ target }: FocusEvent) => {
      last = byKey && target instanceof HTMLElement ? target : null;
      around = last === null ? [] : ancestorsOf(last);
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('focusin', remember);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled'],
    });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('focusin', remember);
    };
  }, []);
}

/** Nearest first, without the body. */
function ancestorsOf({ parentElement }: Element): Element[] {
  return parentElement === null || parentElement === document.body
    ? []
    : [parentElement, ...ancestorsOf(parentElement)];
}
