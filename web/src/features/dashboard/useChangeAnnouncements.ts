import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { keys } from '@/api/keys';
import type { Dashboard } from '@/api/types';
import type { CellChange, CellChanges } from '@/live/changes';
import { useAnnounce } from '@/ui/announcer';
import type { Discretion } from '@/ui/useDiscretion';

const TOGETHER_MS = 1_500;
const NONE: CellChanges = new Map();

/** The cells that moved while the page was open. */
export function useChanges(classId: string): CellChanges {
  return (
    useQuery<CellChanges>({
      queryKey: keys.changes(classId),
      queryFn: () => NONE,
      enabled: false,
      staleTime: Infinity,
    }).data ?? NONE
  );
}

/** Says changes of mastery to a screen reader; many at once become one sentence. */
export function useChangeAnnouncements(dashboard: Dashboard, discretion: Discretion): void {
  const announce = useAnnounce();
  const changes = useChanges(dashboard.class.class_id);
  const said = useRef(0);
  const say = useEffectEvent((fresh: CellChange[]) => {
    const [only, ...more] = fresh;
    if (only === undefined) return;
    said.current = Math.max(...fresh.map(({ seenAt }) => seenAt));
    const concept = dashboard.concepts.find(({ concept_id }) => concept_id === only.concept_id);
    announce(
      more.length === 0
        ? `${discretion.name(only.student_id)}: ${concept?.concept_name ?? 'mastery'} ${discretion.percent(only.next)}`
        : `${fresh.length} mastery values changed`,
    );
  });
  useEffect(() => {
    const timer = setTimeout(
      () => say([...changes.values()].filter(({ seenAt }) => seenAt > said.current)),
      TOGETHER_MS,
    );
    return () => clearTimeout(timer);
  }, [changes]);
}
