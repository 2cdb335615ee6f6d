import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { createQueryClient } from '@/app/queryClient';
import { keys } from '@/api/keys';
import type { Dashboard, Session } from '@/api/types';
import { DashboardContext, useDashboardQuery } from '@/api/useDashboard';
import { SessionContext } from '@/api/useSession';
import { AnnouncerProvider } from '@/ui/announcer';
import { PreferencesProvider } from '@/ui/preferences';
import { cssVariables, theme } from '@/ui/theme';

const TEACHER: Session = {
  user_id: 'teacher_demo',
  display_name: 'Alex Morgan',
  role: 'teacher',
  student_id: null,
  home_class_id: 'class_001',
  demo: true,
  choose_password: false,
  own_password: true,
  class_in_use: true,
  expires_at: '2030-01-01T00:00:00Z',
};

/** Renders a part of the page with everything around it but the network. */
export function renderPage(page: ReactNode, at = '/') {
  const cache = createQueryClient();
  cache.setDefaultOptions({ queries: { retry: false } });
  const router = createMemoryRouter([{ path: '*', element: page }], { initialEntries: [at] });
  const view = render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      <QueryClientProvider client={cache}>
        <PreferencesProvider>
          <AnnouncerProvider>
            <RouterProvider router={router} />
          </AnnouncerProvider>
        </PreferencesProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, cache, router };
}

/** Renders a page of a class whose picture is already there, for its teacher unless another is signed in. */
export function renderInClass(
  page: ReactNode,
  dashboard: Dashboard,
  at = '/',
  session: Partial<Session> = {},
) {
  const { class_id } = dashboard.class;
  const view = renderPage(
    <SessionContext value={{ ...TEACHER, ...session }}>
      <Loaded classId={class_id} first={dashboard}>
        {page}
      </Loaded>
    </SessionContext>,
    at,
  );
  const change = (next: (before: Dashboard) => Dashboard) =>
    view.cache.setQueryData<Dashboard>(keys.dashboard(class_id), (before) =>
      next(before ?? dashboard),
    );
  return { ...view, change };
}

function Loaded(props: { classId: string; first: Dashboard; children: ReactNode }) {
  const { data } = useDashboardQuery(props.classId);
  return <DashboardContext value={data ?? props.first}>{props.children}</DashboardContext>;
}
