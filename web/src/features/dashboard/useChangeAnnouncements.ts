import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { keys } from '@/api/keys';
import type { Alert, Dashboard } from '@/api/types';
import type { CellChange, CellChanges } from '@/live/changes';
import { asksForHelp, KIND_WORD } from '@/model/alerts';
import { useAnnounce } from '@/ui/announcer';
import type { Discretion } from '@/ui/useDiscretion';

const TOGETHER_MS = 1_500;
const PAUSE_MS = 10_000;
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

/** Says what moved and who needs the teacher to a screen reader: many at once as one sentence, and then nothing for a while. */
export function useChangeAnnouncements(dashboard: Dashboard, discretion: Discretion): void {
  const announce = useAnnounce();
  const changes = useChanges(dashboard.class.class_id);
  const said = useRef({
    at: 0,
    change: 0,
    alerts: new Set(dashboard.alerts.map(({ alert_id }) => alert_id)),
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fresh = () => ({
    moved: [...changes.values()].filter(({ seenAt }) => seenAt > said.current.change),
    raised: dashboard.alerts.filter(
      (alert) => !said.current.alerts.has(alert.alert_id) && asksForHelp(alert, Date.now()),
    ),
  });
  const say = useEffectEvent(() => {
    timer.current = undefined;
    const { moved, raised } = fresh();
    const { change, alerts } = said.current;
    said.current = {
      at: Date.now(),
      change: Math.max(change, ...moved.map(({ seenAt }) => seenAt)),
      alerts: new Set([...alerts, ...raised.map(({ alert_id }) => alert_id)]),
    };
    announce([raisedWords(raised, discretion), movedWords(moved, dashboard, discretion)].join(' '));
  });
  const schedule = useEffectEvent(() => {
    const { moved, raised } = fresh();
    if (timer.current !== undefined || moved.length + raised.length === 0) return;
    const wait = Math.max(TOGETHER_MS, said.current.at + PAUSE_MS - Date.now());
    timer.current = setTimeout(() => say(), wait);
  });
  useEffect(() => schedule(), [changes, dashboard.alerts]);
  useEffect(() => () => clearTimeout(timer.current), []);
}

function raisedWords([only, ...more]: Alert[], discretion: Discretion): string {
  if (only === undefined) return '';
  return more.length === 0
    ? `${discretion.name(only.student_id)} needs you: ${KIND_WORD[only.kind]}.`
    : `${more.length + 1} new alerts.`;
}

function movedWords(
  [only, ...more]: CellChange[],
  { concepts }: Dashboard,
  discretion: Discretion,
): string {
  if (only === undefined) return '';
  const concept = concepts.find(({ concept_id }) => concept_id === only.concept_id);
  return more.length === 0
    ? `${discretion.name(only.student_id)}: ${concept?.concept_name ?? 'mastery'} ${discretion.percent(only.next)}`
    : `${more.length + 1} mastery values changed`;
}
