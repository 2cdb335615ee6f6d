import { Skeleton, Stack } from '@mantine/core';
import { Outlet, useParams, useSearchParams } from 'react-router';
import { Problem } from '@/api/problem';
import type { Alert } from '@/api/types';
import { DashboardContext, useDashboardQuery } from '@/api/useDashboard';
import { ChangeClass } from '@/features/classes/ChangeClass';
import { useClassStream } from '@/live/useClassStream';
import { Notice } from '@/ui/Notice';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { ClassNavigation } from './ClassNavigation';
import { ConnectionBanner } from './ConnectionBanner';
import { Header } from './Header';
import { LiveDetails } from './LiveDetails';
import { PresenceLine } from './PresenceLine';
import { SkipLink } from './SkipLink';
import { useFocusOnNewPage } from './useFocusOnNewPage';

/** A class: one live stream for all of its pages; on each of them `?change` opens what the class itself is. */
export function ClassLayout() {
  const { classId = '' } = useParams();
  const content = useFocusOnNewPage();
  const [parameters, setParameters] = useSearchParams();
  const unchanged = () =>
    setParameters(
      (before) => {
        before.delete('change');
        return before;
      },
      { replace: true },
    );
  const freshness = useClassStream(classId);
  const { data: dashboard, error, refetch } = useDashboardQuery(classId);
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
      <main id="content" tabIndex={-1} ref={content}>
        {dashboard ? (
          <DashboardContext value={dashboard}>
            <Outlet />
          </DashboardContext>
        ) : error ? (
          <ClassProblem error={error} retry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </main>
      <ChangeClass classId={classId} opened={parameters.has('change')} onClose={unchanged} />
    </>
  );
}

const asksForReview = ({ kind, state }: Alert) => kind === 'needs_review' && state === 'raised';

function ClassProblem({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof Problem && (error.status === 404 || error.status === 403)) {
    return (
      <Notice title="No such class" link={{ to: '/classes', text: 'Your classes' }}>
        It does not exist, or it is not one of yours.
      </Notice>
    );
  }
  return (
    <Stack maw={640} mx="auto" p="xl">
      <ProblemNotice error={error} what="The class could not be loaded." retry={retry} />
    </Stack>
  );
}

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
