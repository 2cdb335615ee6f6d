import { Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { readOpenings } from '@/api/reads';
import type { Opening } from '@/api/types';
import classes from './OpeningList.module.css';
import { ProblemNotice } from './ProblemNotice';
import { ShowOlder } from './ShowOlder';
import { When } from './When';

const RECORDS: Record<string, string> = {
  student: 'profile',
  user: 'sign-in',
  iep: 'IEP',
  mastery: 'mastery',
  submission: 'work',
  grade: 'grades',
  learning_path: 'learning path',
  student_export: 'whole record, to take away',
  access_log: 'this list',
  alert: 'alert',
  attempt: 'assessment under way',
  assignment: 'assignment of the class',
  dashboard: 'class page, live',
  class_dashboard: 'class page',
  class_students: 'class list',
  class_ieps: 'list of IEPs',
  class_sign_ins: 'list of logins',
  class_alerts: 'alerts of the class',
  class_reviews: 'grading review',
};

const DEEDS: Record<string, string> = {
  read: 'Opened',
  watch: 'Watched',
  create: 'Added to',
  change: 'Changed',
};

/** Who had a student's record before them: for staff, and for the student and her family. */
export function OpeningList({ studentId, own = false }: { studentId: string; own?: boolean }) {
  const openings = useInfiniteQuery({
    queryKey: keys.openings(studentId),
    queryFn: ({ pageParam }) => readOpenings(studentId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });
  const { data, error, refetch } = openings;
  if (error) {
    return (
      <ProblemNotice
        error={error}
        what="The list could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Skeleton height={120} />;
  const all = daily(data.pages.flatMap(({ openings }) => openings));
  if (all.length === 0) return <Text c="dimmed">Nobody opened this record yet.</Text>;
  return (
    <>
      <ol className={classes.list} aria-label="Who opened this record, newest first">
        {all.map((opening, index) => (
          <li key={index}>
            <span className={classes.who}>{who(opening, own)}</span>
            <span>
              {DEEDS[opening.action] ?? opening.action}: {RECORDS[opening.what] ?? opening.what}
              {opening.times > 1 && <span className={classes.times}> {opening.times} times</span>}
            </span>
            <span className={classes.when}>
              <When at={opening.at} />
            </span>
          </li>
        ))}
      </ol>
      <ShowOlder of={openings} />
    </>
  );
}

/** The same deed of the same person on one day is one line, at its latest time. */
function daily(openings: Opening[]): (Opening & { times: number })[] {
  const lines = new Map<string, Opening & { times: number }>();
  for (const opening of openings) {
    const { name, role, action, what, at } = opening;
    const day = new Date(at).toDateString();
    const key = JSON.stringify([name, role, action, what, day]);
    const line = lines.get(key);
    if (line) line.times += 1;
    else lines.set(key, { ...opening, times: 1 });
  }
  return [...lines.values()];
}

function who({ name, role }: Opening, own: boolean): string {
  if (name !== null) return role === 'admin' ? `${name} (admin)` : name;
  if (role === 'student') return own ? 'You' : 'The student';
  return 'Someone who has left';
}
