import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { keys } from './keys';
import { readDashboard } from './reads';
import type { Dashboard } from './types';

/** The class's picture. The live stream loads it and keeps it true; a component only looks. */
export const useDashboardQuery = (classId: string) =>
  useQuery({
    queryKey: keys.dashboard(classId),
    queryFn: () => readDashboard(classId),
    enabled: false,
    staleTime: Infinity,
  });

export const DashboardContext = createContext<Dashboard | null>(null);

/** The picture of the class that the page is about; its layout shows the page once it is there. */
export function useDashboard(): Dashboard {
  const dashboard = useContext(DashboardContext);
  if (dashboard === null) throw new Error('This page is not inside a class');
  return dashboard;
}

/** Whether the class takes anything new: an archived one is only read. */
export const useInUse = () => useDashboard().class.archived_at === null;
