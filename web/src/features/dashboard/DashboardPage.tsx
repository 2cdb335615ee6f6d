import { Tabs } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useRef } from 'react';
import { useDashboard } from '@/api/useDashboard';
import { useSession } from '@/api/useSession';
import { isShown } from '@/model/alerts';
import { useDiscretion } from '@/ui/useDiscretion';
import { ActivityFeed } from './ActivityFeed';
import { AlertList } from './AlertList';
import { AttentionView } from './AttentionView';
import { ClassSummary } from './ClassSummary';
import classes from './DashboardPage.module.css';
import { MasteryGrid } from './MasteryGrid';
import { NeedsMe } from './NeedsMe';
import { useChangeAnnouncements } from './useChangeAnnouncements';

export function DashboardPage() {
  const dashboard = useDashboard();
  const discretion = useDiscretion(dashboard.students);
  const { role } = useSession();
  const tabs = useRef<HTMLDivElement>(null);
  useDocumentTitle(`${dashboard.class.class_name} · Master Creator`);
  useChangeAnnouncements(dashboard, discretion);
  return (
    <div className={classes.page}>
      <MasteryGrid dashboard={dashboard} discretion={discretion} />
      <aside className={classes.side} aria-label="What is happening">
        <NeedsMe dashboard={dashboard} discretion={discretion} />
        <Tabs
          ref={tabs}
          defaultValue="activity"
          className={classes.tabs ?? ''}
          keepMounted={false}
          // On a small screen they may stand below the fold: what was asked for comes into view.
          onChange={() =>
            requestAnimationFrame(() => tabs.current?.scrollIntoView({ block: 'nearest' }))
          }
        >
          <Tabs.List grow aria-label="More about the class">
            <Tabs.Tab value="activity">Activity</Tabs.Tab>
            <Tabs.Tab value="alerts">
              Alerts ({dashboard.alerts.filter((alert) => isShown(alert)).length})
            </Tabs.Tab>
            <Tabs.Tab value="class">Class</Tabs.Tab>
            {role === 'teacher' && <Tabs.Tab value="attention">My attention</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="alerts" className={classes.tab ?? ''}>
            <AlertList dashboard={dashboard} discretion={discretion} />
          </Tabs.Panel>
          <Tabs.Panel value="activity" className={classes.tab ?? ''}>
            <ActivityFeed dashboard={dashboard} discretion={discretion} />
          </Tabs.Panel>
          {role === 'teacher' && (
            <Tabs.Panel value="attention" className={classes.tab ?? ''}>
              <AttentionView dashboard={dashboard} discretion={discretion} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="class" className={classes.tab ?? ''}>
            <ClassSummary dashboard={dashboard} discretion={discretion} />
          </Tabs.Panel>
        </Tabs>
      </aside>
    </div>
  );
}
