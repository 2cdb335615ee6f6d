import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Where a link leads to a page on which it does not stand itself, its focus would be lost: it goes to the content. */
export function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) content.current?.focus({ preventScroll: true });
  }, [pathname]);
  return content;
}
