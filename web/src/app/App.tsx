import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { AnnouncerProvider } from '@/ui/announcer';
import { PreferencesProvider } from '@/ui/preferences';
import { cssVariables, theme } from '@/ui/theme';
import { useKeptFocus } from '@/ui/useKeptFocus';
import { useLightPaper } from '@/ui/useLightPaper';
import { createQueryClient } from './queryClient';
import { routes } from './routes';

const colorScheme = localStorageColorSchemeManager({ key: 'mc.color-scheme' });

export function App() {
  const [client] = useState(createQueryClient);
  useKeptFocus();
  useLightPaper();
  const [router] = useState(() => createBrowserRouter(routes));
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <PreferencesProvider>
          <AnnouncerProvider>
            <RouterProvider router={router} />
          </AnnouncerProvider>
        </PreferencesProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
