import type { Answer, AnswerSent } from '@/api/types';

/** A quiz under way. It lives in this tab only and names no one. */
export interface Attempt {
  /** The same over every retry and reload, so that a submission counts once. */
  idempotencyKey: string;
  startedAt: number;
  answers: Record<string, Answer>;
  /** How long each question was on the screen. */
  spentMs: Record<string, number>;
  /** What was handed in last, kept because no answer may have come: one key stands for one body. */
  sent?: Sent;
}

export interface Sent {
  answers: Record<string, Answer>;
  responses: AnswerSent[];
  idempotencyKey: string;
}

const name = (assessmentId: string) => `mc.quiz.${assessmentId}`;

export function openAttempt(assessmentId: string, now: number): Attempt {
  const kept = sessionStorage.getItem(name(assessmentId));
  if (kept !== null) return JSON.parse(kept) as Attempt;
  return {
    idempotencyKey: newKey(),
    startedAt: now,
    answers: {},
    spentMs: {},
  };
}

export function keepAttempt(assessmentId: string, attempt: Attempt): void {
  sessionStorage.setItem(name(assessmentId), JSON.stringify(attempt));
}

export function forgetAttempt(assessmentId: string): void {
  sessionStorage.removeItem(name(assessmentId));
}

export const isAnswered = (answer: Answer | undefined): boolean => {
  if (answer === undefined || answer === '') return false;
  return typeof answer !== 'object' || Object.keys(answer).length > 0;
};

function responsesOf({ answers, spentMs }: Attempt): AnswerSent[] {
  return Object.entries(answers)
    .filter(([, answer]) => isAnswered(answer))
    .map(([question_id, answer]) => ({
      question_id,
      answer,
      response_time_ms: Math.round(spentMs[question_id] ?? 0),
    }));
}

/** What to hand in: the same body again, times and all, unless an answer was changed since. */
export function toSend(attempt: Attempt): Sent {
  const { answers, sent } = attempt;
  if (sent !== undefined && JSON.stringify(sent.answers) === JSON.stringify(answers)) return sent;
  const idempotencyKey = sent === undefined ? attempt.idempotencyKey : newKey();
  return { answers, responses: responsesOf(attempt), idempotencyKey };
}

/** `crypto.randomUUID` exists only on secure origins; a school's intranet may be plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
