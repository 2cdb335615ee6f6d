import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { Header } from './Header';
import { SkipLink } from './SkipLink';

export function PlainLayout({ children }: { children?: ReactNode }) {
  return (
    <>
      <SkipLink />
      <Header subject="Master Creator" />
      <main id="content" tabIndex={-1}>
        {children ?? <Outlet />}
      </main>
    </>
  );
}
