import type { Dashboard } from '@/api/types';
import type { Discretion } from '@/ui/useDiscretion';

/** What every part of the dashboard is given: the one picture, and how names and figures may show. */
export interface PartProps {
  dashboard: Dashboard;
  discretion: Discretion;
}
