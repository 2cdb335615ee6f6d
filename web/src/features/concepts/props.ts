import type { Dashboard } from '@/api/types';
import type { Discretion } from '@/ui/useDiscretion';

export interface PartProps {
  dashboard: Dashboard;
  discretion: Discretion;
}
