import { Outlet } from 'react-router';
import { useSession } from '@/api/useSession';
import { useStudentStream } from '@/live/useStudentStream';
import { LiveDot } from '@/ui/LiveDot';
import { Notice } from '@/ui/Notice';
import { ConnectionBanner } from './ConnectionBanner';
import { Header } from './Header';
import { PlainLayout } from './PlainLayout';
import { SkipLink } from './SkipLink';

/** A student's own pages. */
export function MyLayout() {
  const { role, student_id } = useSession();
  if (role !== 'student' || !student_id) return <NotAStudent />;
  return <Mine studentId={student_id} />;
}

function Mine({ studentId }: { studentId: string }) {
  const freshness = useStudentStream(studentId);
  return (
    <>
      <SkipLink />
      <Header subject="My learning" live={<LiveDot {...freshness} />} />
      <ConnectionBanner freshness={freshness} />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function NotAStudent() {
  return (
    <PlainLayout>
      <Notice title="This page is a student's own" link={{ to: '/', text: 'Your start page' }}>
        Sign in as a student to see it.
      </Notice>
    </PlainLayout>
  );
}
