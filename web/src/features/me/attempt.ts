import type { Answer, AnswerSent } from '@/api/types';

/** A quiz under way. It lives in this tab only and names no one. */
export interface Attempt {
  /** The same over every retry and reload, so that a submission counts once. */
  idempotencyKey: string;
  startedAt: number;
  answers: Record<string, Answer>;
  /** How long each question was on the screen. */
  spentMs: Record<string, number>;
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

export function responsesOf({ answers, spentMs }: Attempt): AnswerSent[] {
  return Object.entries(answers)
    .filter(([, answer]) => isAnswered(answer))
    .map(([question_id, answer]) => ({
      question_id,
      answer,
      response_time_ms: Math.round(spentMs[question_id] ?? 0),
    }));
}

/** `crypto.randomUUID` exists only on secure origins; a school's intranet may be plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
