import { Anchor, NativeSelect, Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { keys } from '@/api/keys';
import { readAttention } from '@/api/reads';
import type { Attention } from '@/api/types';
import { ProblemNotice } from '@/ui/ProblemNotice';
import classes from './ClassSummary.module.css';
import type { PartProps } from './props';

const SPANS = [1, 7, 28, 90].map((days) => ({
  value: String(days),
  label: days === 1 ? 'The last day' : `The last ${days} days`,
}));

/** How a teacher's attention was spread over her students; nobody else can see it. */
export function AttentionView({ dashboard, discretion }: PartProps) {
  const [days, setDays] = useState(28);
  const classId = dashboard.class.class_id;
  const { data, error, refetch } = useQuery({
    queryKey: keys.attention(classId, days),
    queryFn: () => readAttention(classId, days),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label="How your attention was spread">
      <Text size="sm" c="dimmed" mb="xs">
        Only you can see this: no admin, no colleague.
      </Text>
      <NativeSelect
        label="Your attention in"
        mb="sm"
        value={String(days)}
        data={SPANS}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      {error && (
        <ProblemNotice
          error={error}
          what="This could not be loaded."
          retry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton h={160} />}
      {data && <Spread attention={data} discretion={discretion} />}
    </section>
  );
}

function Spread({
  attention,
  discretion,
}: { attention: Attention } & Pick<PartProps, 'discretion'>) {
  return (
    <>
      <Text role="status" mb={6}>
        {attention.sentence}
      </Text>
      {attention.by_iep && !discretion.hidden && (
        <Text size="sm" mb={6}>
          {attention.by_iep.sentence}
        </Text>
      )}
      <table className={classes.table}>
        <caption className={classes.caption}>
          Alerts that you answered, grades with a comment, visits to a student&apos;s pages (a
          quarter of an hour counts once) and recommendations that you asked for; the fewest first
        </caption>
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">Alerts</th>
            <th scope="col">Grades</th>
            <th scope="col">Visits</th>
            <th scope="col">Recom.</th>
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {attention.by_student.map((one) => (
            <tr key={one.student_id}>
              <th scope="row">
                <Anchor component={Link} to={`students/${one.student_id}`}>
                  {discretion.name(one.student_id)}
                </Anchor>
              </th>
              <td>{one.alerts}</td>
              <td>{one.reviews}</td>
              <td>{one.visits}</td>
              <td>{one.recommendations}</td>
              <td>{one.acts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
