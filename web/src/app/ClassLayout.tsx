import { Skeleton, Stack } from '@mantine/core';
import { Outlet, useParams, useSearchParams } from 'react-router';
import { Problem } from '@/api/problem';
import type { Alert } from '@/api/types';
import { DashboardContext, useDashboardQuery } from '@/api/useDashboard';
import { useSession } from '@/api/useSession';
import { ArchiveClass } from '@/features/classes/ArchiveClass';
import { ArchivedBanner } from '@/features/classes/ArchivedBanner';
import { ChangeClass } from '@/features/classes/ChangeClass';
import { ClassTeachers } from '@/features/classes/ClassTeachers';
import type { FreshnessState } from '@/live/freshness';
import { useClassStream } from '@/live/useClassStream';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ClassNavigation } from './ClassNavigation';
import { ConnectionBanner } from './ConnectionBanner';
import { Header } from './Header';
import { LiveDetails } from './LiveDetails';
import { LostClass } from './LostClass';
import { PresenceLine } from './PresenceLine';
import { SkipLink } from './SkipLink';

/**
 * A class: one live stream for all of its pages; on each of them `?change` opens what the class itself is,
 * `?teachers` who teaches it, and `?archive` asks whether its year is over. Who may see it no longer has nothing of it left on the screen.
 */
export function ClassLayout() {
  const { classId = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const isAdmin = useSession().role === 'admin';
  const without = (parameter: string) => () =>
    setParameters(
      (before) => {
        before.delete(parameter);
        return before;
      },
      { replace: true },
    );
  const freshness = useClassStream(classId);
  const { data: dashboard, error, refetch } = useDashboardQuery(classId);
  const inUse = dashboard?.class.archived_at == null;
  if (isLost(freshness.state) || isNotYours(error)) {
    return <LostClass wasYours={freshness.asOf !== null} />;
  }
  return (
    <>
      <SkipLink />
      <Header
        showsClass
        subject={dashboard?.class.class_name ?? 'Class'}
        navigation={
          <ClassNavigation classId={classId} toReview={dashboard?.alerts.some(asksForReview)} />
        }
        presence={dashboard && <PresenceLine presence={dashboard.presence} />}
        live={<LiveDetails classId={classId} freshness={freshness} />}
      />
      <ConnectionBanner freshness={freshness} />
      {dashboard && <ArchivedBanner of={dashboard.class} />}
      <main id="content" tabIndex={-1}>
        {dashboard ? (
          <DashboardContext value={dashboard}>
            <Outlet />
          </DashboardContext>
        ) : error ? (
          <Stack maw={640} mx="auto" p="xl">
            <ProblemNotice
              error={error}
              what="The class could not be loaded."
              retry={() => void refetch()}
            />
          </Stack>
        ) : (
          <Loading />
        )}
      </main>
      <ChangeClass
        classId={classId}
        opened={inUse && parameters.has('change')}
        onClose={without('change')}
      />
      {dashboard && (
        <ArchiveClass
          of={dashboard.class}
          opened={parameters.has('archive')}
          onClose={without('archive')}
        />
      )}
      {isAdmin && (
        <ClassTeachers
          of={dashboard?.class}
          opened={inUse && parameters.has('teachers')}
          onClose={without('teachers')}
        />
      )}
    </>
  );
}

const asksForReview = ({ kind, state }: Alert) => kind === 'needs_review' && state === 'raised';

const isLost = (state: FreshnessState) => state === 'FORBIDDEN' || state === 'GONE';

const isNotYours = (error: Error | null) =>
  error instanceof Problem && (error.status === 404 || error.status === 403);

function Loading() {
  return (
    <Stack p="md" gap="sm" role="status" aria-label="Loading the class">
      <Skeleton height={36} width={320} />
      {Array.from({ length: 12 }, (_, row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}
