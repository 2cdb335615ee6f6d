import { Anchor, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import type { GivenSignIns } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { useGiveSignIns } from '@/api/useGiveSignIns';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { TakesNothing } from '@/ui/TakesNothing';
import { useDiscretion } from '@/ui/useDiscretion';
import { useSignIns } from './api';
import { ChooseStudents } from './ChooseStudents';
import { GivenSheet } from './GivenSheet';
import classes from './SignInsPage.module.css';

const NOTHING: GivenSignIns = { sign_ins: [], not_given: [] };

/** How the students of a class sign in, and new passwords for those who need one, as a sheet to print. */
export function SignInsPage() {
  const { class: of, students } = useDashboard();
  const inUse = useInUse();
  useDocumentTitle(`Sign-ins · ${of.class_name}`);
  const { hidden } = useDiscretion(students);
  const signIns = useSignIns(of.class_id, !hidden);
  const [sheet, setSheet] = useState<GivenSignIns | null>(null);
  const give = useGiveSignIns(of.class_id, ({ sign_ins, not_given }) =>
    setSheet((before) => ({
      sign_ins: [...(before ?? NOTHING).sign_ins, ...sign_ins],
      not_given: [...(before ?? NOTHING).not_given, ...not_given],
    })),
  );
  return (
    <div className={classes.page}>
      <div className="mc-screen-only">
        <Anchor component={Link} to={`/classes/${of.class_id}`} size="sm">
          {of.class_name}
        </Anchor>
        <Title order={1} size={26}>
          Sign-ins
        </Title>
      </div>
      {give.error && <ProblemNotice error={give.error} what="Not every password was given." />}
      {hidden ? (
        <Panel title="Names and logins">
          <Text c="dimmed">Hidden in projector mode.</Text>
        </Panel>
      ) : !inUse ? (
        <TakesNothing />
      ) : sheet !== null ? (
        <GivenSheet sheet={sheet} busy={give.isPending} onDone={() => setSheet(null)} />
      ) : signIns.error ? (
        <ProblemNotice
          error={signIns.error}
          what="The logins could not be loaded."
          retry={() => void signIns.refetch()}
        />
      ) : signIns.data === undefined ? (
        <Skeleton height={320} role="status" aria-label="Loading the logins" />
      ) : students.length === 0 ? (
        <Text>
          The class has no students yet. Add them first; then give them their sign-ins here.
        </Text>
      ) : (
        <ChooseStudents
          students={students}
          signIns={signIns.data}
          busy={give.isPending}
          onGive={(studentIds, chooseOwn) => give.mutate({ studentIds, chooseOwn })}
        />
      )}
    </div>
  );
}
