import { Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useParams } from 'react-router';
import { newKey } from '@/api/newKey';
import { isOvertaken } from '@/api/problem';
import type { Decision, Review, SecondReading } from '@/api/types';
import { useDashboard, useInUse } from '@/api/useDashboard';
import { useKept } from '@/api/useKept';
import { useAnnounce } from '@/ui/announcer';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { counted } from '@/ui/counted';
import { useDiscretion } from '@/ui/useDiscretion';
import { useSaid } from '@/ui/useSaid';
import { useDecide, useReview, useReviewAhead, useReviews, useSettle, useUndo } from './api';
import type { Draft } from './draft';
import { LastDecision, type Said } from './LastDecision';
import { isAt, type Place } from './place';
import { ReviewCard } from './ReviewCard';
import { ReviewList } from './ReviewList';
import { SecondReadings } from './SecondReadings';
import classes from './ReviewPage.module.css';

/** The one after, or else the first, that was not decided with it. */
function nextOf(reviews: Review[], review: Review, decided: Place[]): Place | null {
  const open = (one: Review) => !decided.some(isAt(one));
  const after = reviews.slice(reviews.findIndex(isAt(review)) + 1);
  return after.find(open) ?? reviews.find(open) ?? null;
}

/** What needs a teacher, one answer at a time; or one answer that a link named. */
export function ReviewPage() {
  const { gradingId, questionId } = useParams();
  const named = gradingId && questionId ? { grading_id: gradingId, question_id: questionId } : null;
  return <Reviewing key={`${gradingId} ${questionId}`} named={named} />;
}

function Reviewing({ named }: { named: Place | null }) {
  const { class: of, students } = useDashboard();
  const inUse = useInUse();
  useDocumentTitle(`Review · ${of.class_name}`);
  const discretion = useDiscretion(students);
  const announce = useAnnounce();
  const queue = useReviews(of.class_id);
  const undo = useUndo(of.class_id);
  const [chosen, choose] = useState<Place | null>(null);
  const [said, say] = useState<Said | null>(null);
  const [failure, fail] = useState<Error | null>(null);
  const [drafts, keep] = useKept(`review ${of.class_id}`, NO_DRAFTS);

  const waitingWords = !queue.data
    ? ''
    : queue.data.waiting === 0
      ? 'Nothing waits for you'
      : `${counted(queue.data.waiting, 'answer waits', 'answers wait')} for you`;
  useSaid(waitingWords);

  const reviews = queue.data?.reviews ?? [];
  const at = reviews.findIndex(isAt(chosen));
  const place = chosen ?? named ?? reviews[0] ?? null;
  const following = reviews[reviews.findIndex(isAt(place)) + 1];
  useReviewAhead(of.class_id, following);
  const move = (by: number) => {
    const next = reviews[Math.min(reviews.length - 1, Math.max(0, Math.max(at, 0) + by))];
    if (next) choose(next);
  };

  const { mutate: decide, sending } = useDecide(of.class_id, {
    onSaved: ({ batch_id, decided }, { review, decision }) => {
      keep((all) => new Map([...all].filter(([key]) => key !== keyOf(review))));
      const [first] = decided;
      const points = first ? counted(first.grade.points_earned, 'point') : 'Saved';
      const others = decided.length - 1;
      const text = `${points} for ${discretion.name(review.student_id)}${
        others > 0 ? ` and ${others} more` : ''
      }.`;
      say({ text, batchId: batch_id, place: review });
      announce(text);
      // Only who still looks at it is taken on: she may have gone to another answer meanwhile.
      if (!goesOn(decision) && named === null)
        choose((now) =>
          now === null || isAt(now)(review) ? nextOf(reviews, review, decided) : now,
        );
    },
    onFailed: (error, { review }) => {
      fail(error);
      choose(review);
    },
  });
  // The next answer is there while this one is being saved; which are alike is the server's to say.
  const goesOn = (decision: Decision) => named === null && decision.alike !== true;
  const send = (review: Review, decision: Decision) => {
    if (!inUse) return;
    fail(null);
    if (goesOn(decision)) {
      choose(nextOf(reviews, review, [review, ...sending.map((sent) => sent.review)]));
    }
    decide({ review, decision, key: newKey() });
  };
  const settle = useSettle(of.class_id);
  const settleAll = (readings: SecondReading[], review: Review) => {
    fail(null);
    settle.mutate(readings, {
      onSuccess: ({ batch_id, decided }) => {
        const text = `${counted(decided.length, 'answer')} graded like yours.`;
        say({ text, batchId: batch_id, place: review });
        announce(text);
        if (named === null && decided.some(isAt(review)))
          choose((now) =>
            now === null || isAt(now)(review) ? nextOf(reviews, review, decided) : now,
          );
      },
      onError: fail,
    });
  };
  const takeBack = () => {
    // While a decision is being saved the last one is not the last any more.
    if (said?.batchId == null || undo.isPending) return;
    if (!inUse || sending.length > 0 || settle.isPending) return;
    undo.mutate(said.batchId, {
      onSuccess: () => {
        say((now) =>
          now === said ? { text: 'Taken back.', batchId: null, place: said.place } : now,
        );
        announce('Taken back.');
        choose(said.place);
      },
    });
  };

  if (discretion.hidden) {
    return (
      <div className={classes.page}>
        <Panel title="Review">
          <Text c="dimmed">Hidden in projector mode.</Text>
        </Panel>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size={26}>
          Review
        </Title>
        {queue.data && <span className={classes.count}>{waitingWords}</span>}
        {inUse && said && <LastDecision said={said} busy={undo.isPending} onUndo={takeBack} />}
      </div>
      {(sending.some(({ paused }) => paused) || undo.isPaused) && (
        <Text role="status" fw={600}>
          There is no network. Your decision is sent as soon as there is: keep this page open.
        </Text>
      )}
      {(failure ?? undo.error) && (
        <ProblemNotice
          error={failure ?? undo.error}
          what={
            isOvertaken(failure)
              ? 'The grade was not changed. You see the answer as it is now.'
              : 'The grade was not changed.'
          }
        />
      )}
      {queue.error && (
        <ProblemNotice
          error={queue.error}
          what="The answers could not be loaded."
          retry={() => void queue.refetch()}
        />
      )}
      {queue.isPending && <Skeleton height={320} role="status" aria-label="Loading the answers" />}
      {queue.data && (
        <div className={classes.columns}>
          <ReviewList
            reviews={reviews}
            waiting={queue.data.waiting}
            at={place}
            name={discretion.name}
            onChoose={choose}
          />
          {place ? (
            <Current
              classId={of.class_id}
              place={place}
              name={discretion.name}
              busy={sending.some(({ review }) => isAt(place)(review))}
              reached={chosen !== null}
              drafts={drafts}
              onDraft={(review, draft) => keep((all) => new Map(all).set(keyOf(review), draft))}
              onDecide={send}
              onMove={move}
              onUndo={takeBack}
              settling={settle.isPending}
              onChoose={choose}
              onSettle={settleAll}
            />
          ) : (
            <Panel title="All done">
              <Text>
                Answers come here when the graders are not sure, when they disagree, and when a
                student asks for you.
              </Text>
            </Panel>
          )}
        </div>
      )}
    </div>
  );
}

const NO_DRAFTS: ReadonlyMap<string, Draft> = new Map<string, Draft>();

/** A draft is about the answer and grade as they were seen: after another decision, or with other words, it is gone. */
const keyOf = ({ grading_id, question_id, version }: Review) =>
  `${grading_id} ${question_id} ${version}`;

const sameAnswer = (one: Review, other: Review) =>
  JSON.stringify(one.answer) === JSON.stringify(other.answer);

interface CurrentProps {
  classId: string;
  place: Place;
  name: (studentId: string) => string;
  busy: boolean;
  reached: boolean;
  drafts: ReadonlyMap<string, Draft>;
  onDraft: (review: Review, draft: Draft) => void;
  onDecide: (review: Review, decision: Decision) => void;
  onMove: (by: number) => void;
  onUndo: () => void;
  settling: boolean;
  onChoose: (review: Review) => void;
  onSettle: (readings: SecondReading[], review: Review) => void;
}

function Current({ classId, place, drafts, settling, onChoose, onSettle, ...rest }: CurrentProps) {
  const { data, error, refetch } = useReview(classId, place.grading_id, place.question_id);
  const [opened, open] = useState<Review | null>(null);
  if (data && !isAt(opened)(data.review)) open(data.review);
  if (error) {
    return (
      <ProblemNotice
        error={error}
        what="The answer could not be loaded."
        retry={() => void refetch()}
      />
    );
  }
  return data ? (
    <ReviewCard
      key={keyOf(data.review)}
      detail={data}
      reworded={opened !== null && isAt(opened)(data.review) && !sameAnswer(opened, data.review)}
      kept={drafts.get(keyOf(data.review))}
      {...rest}
    >
      {data.decided.length > 0 && (
        <SecondReadings
          classId={classId}
          review={data.review}
          busy={settling}
          name={rest.name}
          onChoose={onChoose}
          onSettle={(readings) => onSettle(readings, data.review)}
        />
      )}
    </ReviewCard>
  ) : (
    <Skeleton height={320} role="status" aria-label="Loading the answer" />
  );
}
