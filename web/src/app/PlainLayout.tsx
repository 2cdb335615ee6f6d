import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { Content } from './Content';
import { Header } from './Header';
import { SkipLink } from './SkipLink';

export function PlainLayout({ children }: { children?: ReactNode }) {
  return (
    <>
      <SkipLink />
      <Header subject="Master Creator" />
      <Content>{children ?? <Outlet />}</Content>
    </>
  );
}
