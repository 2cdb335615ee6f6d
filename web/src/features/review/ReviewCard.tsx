import { Badge, Button, Group, Kbd, NumberInput, Text, Textarea, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { Decision, Review, ReviewDetail } from '@/api/types';
import { useInUse } from '@/api/useDashboard';
import { graderName, isJudged } from '@/ui/graderWords';
import { Panel } from '@/ui/Panel';
import { number, percent } from '@/ui/percent';
import { usePreferences } from '@/ui/preferences';
import { AnswerText } from './AnswerText';
import {
  decisionOf,
  EMPTY_DRAFT,
  feedbackOf,
  isChanged,
  isUngraded,
  pointsOf,
  type Draft,
} from './draft';
import { GradeTrail } from './GradeTrail';
import { OtherAnswers } from './OtherAnswers';
import { reasonWords } from './reasons';
import classes from './ReviewPage.module.css';
import { RubricPoints } from './RubricPoints';

interface Props {
  detail: ReviewDetail;
  name: (studentId: string) => string;
  /** The student has changed the answer since it was opened here. */
  reworded: boolean;
  busy: boolean;
  /** It was gone on to: keyboard and screen reader go on with it too. */
  reached: boolean;
  /** What was changed of it before another answer was looked at. */
  kept: Draft | undefined;
  onDraft: (review: Review, draft: Draft) => void;
  onDecide: (review: Review, decision: Decision) => void;
  onMove: (by: number) => void;
  onUndo: () => void;
  /** Stands below the grade. */
  children?: ReactNode;
}

/** One answer with all that helps to judge it, and the keys to do so. */
export function ReviewCard(props: Props) {
  const {
    detail,
    name,
    reworded,
    busy,
    reached,
    kept,
    onDraft,
    onDecide,
    onMove,
    onUndo,
    children,
  } = props;
  const { review, alike, decided } = detail;
  const { grade, question } = review;
  const { shortcuts } = usePreferences();
  const inUse = useInUse();
  const [draft, setDraft] = useState(kept ?? EMPTY_DRAFT);
  const change = (next: Draft) => {
    setDraft(next);
    onDraft(review, next);
  };
  const changed = isChanged(draft, review);
  const points = pointsOf(draft, review);
  // What nobody has graded yet cannot be accepted, only graded.
  const notReady = points > grade.points_possible || (isUngraded(review) && !changed);
  const save = (forAlike: boolean) => {
    if (!busy && !notReady) onDecide(review, decisionOf(draft, review, forAlike));
  };
  const digit = (value: number) => {
    if (value <= grade.points_possible) change({ ...draft, points: value, criteria: {} });
  };
  const keys: Parameters<typeof useHotkeys>[0] = [
    ['a', () => save(false)],
    ['shift+a', () => save(alike.length > 0)],
    ['f', () => digit(grade.points_possible)],
    ['j', () => onMove(1)],
    ['k', () => onMove(-1)],
    ['u', onUndo],
    ...Array.from({ length: 10 }, (_, value): [string, () => void] => [
      `${value}`,
      () => digit(value),
    ]),
  ];
  useHotkeys(shortcuts ? keys : [], FIELDS);
  // On what Enter presses by itself it must not save too.
  useHotkeys(shortcuts && changed ? [['Enter', () => save(false)]] : [], PRESSED);
  useHotkeys(
    [
      ['mod+Enter', () => save(false)],
      ['Escape', leaveField],
    ],
    [],
  );
  const top = useRef<HTMLDivElement>(null);
  const said = useId();
  useEffect(() => {
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView();
    if (reached && !isTyping()) top.current?.focus({ preventScroll: true });
    // Only when it comes: later the focus is the teacher's.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div
      className={classes.card}
      ref={top}
      role="group"
      tabIndex={-1}
      aria-label={`Answer of ${name(review.student_id)}`}
      aria-describedby={said}
    >
      <Panel
        title={name(review.student_id)}
        aside={
          <Badge
            variant="light"
            tt="none"
            color={grade.review_reason === null ? 'gray' : 'orange'}
            c="var(--mantine-color-text)"
          >
            {reasonWords(review)}
          </Badge>
        }
      >
        <Text size="sm" c="dimmed">
          {review.title ?? 'Untitled assessment'} · {review.concept_name}
        </Text>
        <div id={said}>
          <p className={classes.question} dir="auto">
            {review.question_text}
          </p>
          <AnswerText review={review} />
          {reworded && (
            <p className={classes.note} role="status">
              {name(review.student_id)} has changed this answer: this is the new one.
            </p>
          )}
        </div>
        {review.asked_note !== null && (
          <p className={classes.note}>
            {name(review.student_id)} writes: “{review.asked_note}”
          </p>
        )}
        <References question={question} />
      </Panel>
      <Panel title="Grade">
        <Text size="sm" c="dimmed">
          {grade.decided
            ? 'Decided by a teacher'
            : isUngraded(review)
              ? 'Not graded yet: give it points'
              : suggestionWords(review)}
        </Text>
        {!inUse && (
          <Text mt="sm">
            {number(grade.points_earned)} of {number(grade.points_possible)} points.{' '}
            {grade.feedback}
          </Text>
        )}
        {inUse && grade.criteria.length > 0 && (
          <RubricPoints
            review={review}
            criteria={draft.criteria}
            onChange={(criteria) => change({ ...draft, points: null, criteria })}
          />
        )}
        {inUse && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save(false);
            }}
          >
            <Group align="flex-end" gap="md" mt="sm">
              <NumberInput
                label={`Points of ${number(grade.points_possible)}`}
                className={classes.points ?? ''}
                size="md"
                value={Math.round(points * 100) / 100}
                min={0}
                max={grade.points_possible}
                clampBehavior="strict"
                decimalScale={2}
                onChange={(value) =>
                  change(
                    typeof value === 'number' ? { ...draft, points: value, criteria: {} } : draft,
                  )
                }
              />
              <Textarea
                label="What the student reads"
                className={classes.grow ?? ''}
                autosize
                minRows={1}
                maxRows={6}
                maxLength={2000}
                value={feedbackOf(draft, review)}
                onChange={({ currentTarget }) =>
                  change({ ...draft, feedback: currentTarget.value })
                }
              />
            </Group>
            {changed && (
              <TextInput
                mt="sm"
                label="Why (kept with the old grade)"
                maxLength={1000}
                value={draft.reason}
                onChange={({ currentTarget }) => change({ ...draft, reason: currentTarget.value })}
              />
            )}
            <Group mt="md" gap="sm">
              <Button
                loading={busy}
                disabled={notReady}
                rightSection={<Kbd size="xs">{changed ? 'Enter' : 'a'}</Kbd>}
                aria-keyshortcuts={changed ? 'Enter' : 'a'}
                type="submit"
              >
                {changed ? 'Save' : 'Accept'}
              </Button>
              {alike.length > 0 && (
                <Button
                  variant="default"
                  disabled={busy || notReady}
                  rightSection={<Kbd size="xs">Shift a</Kbd>}
                  aria-keyshortcuts="Shift+A"
                  onClick={() => save(true)}
                >
                  {changed ? 'Save' : 'Accept'} for all {alike.length + 1} alike
                </Button>
              )}
            </Group>
          </form>
        )}
      </Panel>
      {children}
      <GradeTrail review={review} />
      <OtherAnswers title="Waiting with the same words" reviews={alike} name={name} />
      <OtherAnswers title="Graded already" reviews={decided} name={name} />
    </div>
  );
}

const FIELDS = ['INPUT', 'TEXTAREA', 'SELECT'];
const PRESSED = [...FIELDS, 'BUTTON', 'A', 'SUMMARY'];

const suggestionWords = ({ grade: { graded_by, confidence } }: Review) =>
  `Suggested by ${graderName(graded_by)}${isJudged(graded_by) ? `, sure to ${percent(confidence)}` : ''}`;

const isTyping = () => FIELDS.includes(document.activeElement?.tagName ?? '');

/** The keys go back to the page. */
function leaveField() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function References({ question }: { question: Review['question'] }) {
  const wanted = [question?.reference_answer, ...(question?.reference_answers ?? [])].filter(
    (text) => text,
  );
  if (wanted.length === 0) return null;
  return (
    <details open className={classes.reference}>
      <summary>What was wanted</summary>
      {wanted.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </details>
  );
}
