import type { ReactNode } from 'react';
import { useFocusOnNewPage } from './useFocusOnNewPage';

/** What a page is about, below its header. */
export function Content({ children }: { children: ReactNode }) {
  const content = useFocusOnNewPage();
  return (
    <main id="content" tabIndex={-1} ref={content}>
      {children}
    </main>
  );
}
