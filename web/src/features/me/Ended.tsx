import { Alert } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconClock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { keptAnswers, type Kept } from '@/api/keptAnswers';
import { useSession } from '@/api/useSession';
import type { AttemptShown } from './api';
import { QuizResult } from './QuizResult';

interface Props {
  attempt: AttemptShown;
  kept: Kept | null;
}

/** An attempt that is handed in, by her or by the server, and what came too late for it. */
export function Ended({ attempt, kept }: Props) {
  const { class_in_use } = useSession();
  const { attempt_id, title, questions, graded_assessment, closed_by } = attempt;
  useDocumentTitle(`${title} · Master Creator`);
  const late = Object.keys(kept?.answers ?? {}).length;
  const byTime = closed_by === 'time';
  useEffect(() => {
    if (closed_by === 'student' && kept !== null) {
      // What cannot be removed now goes at sign-out.
      keptAnswers.update(attempt_id, () => null).catch(() => undefined);
    }
  }, [attempt_id, closed_by, kept]);
  if (graded_assessment === null) return null;
  return (
    <QuizResult title={title} questions={questions} graded={graded_assessment}>
      {byTime && (
        <Alert variant="outline" icon={<IconClock />} title="The time was over" mb="md">
          What had been saved until then was handed in for you.
          {late > 0 &&
            ` ${late} ${late === 1 ? 'answer' : 'answers'} could not be sent in time and ${
              late === 1 ? 'does' : 'do'
            } not count yet. ${late === 1 ? 'It is' : 'They are'} kept on this device${
              class_in_use
                ? `: ask your teacher for more time, and ${late === 1 ? 'it is' : 'they are'} sent.`
                : '. Your class is over, so nobody can give you more time now.'
            }`}
        </Alert>
      )}
    </QuizResult>
  );
}
