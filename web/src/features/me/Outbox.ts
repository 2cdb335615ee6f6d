import type { Kept, KeptAnswer, KeptChange } from '@/api/keptAnswers';
import { Problem } from '@/api/problem';
import type { Answer, AnswerToSave, SavedAnswer, SavedAnswers } from '@/api/types';
import { serverNow } from './timeLeft';

/** What a student is told about her answers. */
export type Saving =
  | 'nothing' // nothing given yet
  | 'saving'
  | 'saved' // the server has everything
  | 'waiting' // on this device only
  | 'unkept' // in this window only: the device keeps nothing
  | 'refused';

export interface OutboxState {
  answers: Record<string, Answer | null>;
  saving: Saving;
  /** How many answers the server does not have. */
  unsent: number;
  /** Why the server takes no more. */
  refusal: Problem | null;
}

interface Wiring {
  saved: SavedAnswer[];
  kept: Kept | null;
  send: (answers: AnswerToSave[]) => Promise<SavedAnswers>;
  /** How far the server's clock is ahead of this browser's, so that devices agree on what was later. */
  ahead: number;
  /** Changes what the device keeps of the attempt. */
  update: (change: KeptChange) => Promise<void>;
  /** Done before the answers that the server took are forgotten here. */
  onSaved?: (saved: SavedAnswers) => Promise<void>;
}

const TYPING_MS = 400;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 15_000;
const DEVICE_MS = 1_000;

/**
 * The answers of one attempt on their way to the server. Every answer is first kept on this device, then sent, and
 * forgotten here once the server has it. One request is under way at a time; what could not be sent is tried again,
 * all together, with what other windows of the attempt left on the device. Each answer carries a number that rises with
 * every change and is the time by the server's clock, and the server keeps the highest: of two windows or devices the
 * later answer wins, however often each was changed, and wins here too. What the server refuses for good stays on the
 * device, for a teacher may open the attempt again.
 */
export class Outbox {
  private readonly given: Record<string, KeptAnswer> = {};
  private readonly unsent = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private top = 0;
  private ahead: number;
  private handIn: boolean;
  private left = false;
  private keeps = true;
  private refusal: Problem | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private writing: Promise<void> = Promise.resolve();
  private state: OutboxState;

  constructor(private readonly wiring: Wiring) {
    this.ahead = wiring.ahead;
    for (const { question_id, answer, sequence, response_time_ms } of wiring.saved) {
      this.given[question_id] = { answer, sequence, spentMs: response_time_ms ?? 0 };
      this.top = Math.max(this.top, sequence);
    }
    this.adopt(wiring.kept);
    this.handIn = wiring.kept?.handIn ?? false;
    this.state = this.picture();
  }

  /** Whether it was handed in without a connection, maybe before a reload. */
  get wantsHandIn(): boolean {
    return this.handIn;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): OutboxState => this.state;

  /** Sends what waited on the device. */
  start(): void {
    this.left = false;
    if (this.unsent.size > 0) this.later(0);
  }

  /** She leaves the page of the attempt: what still waited for her to pause is sent now, and nothing is tried again. */
  stop(): void {
    this.left = true;
    clearTimeout(this.timer);
    if (this.unsent.size > 0) void this.send();
  }

  /** Takes over what the server said of its clock since. */
  agree(ahead: number): void {
    this.ahead = ahead;
  }

  answer(questionId: string, answer: Answer): void {
    this.top = Math.max(this.top + 1, Math.round(serverNow(this.ahead)));
    const spentMs = this.given[questionId]?.spentMs ?? 0;
    this.given[questionId] = { answer, sequence: this.top, spentMs };
    this.unsent.add(questionId);
    void this.keep();
    this.later(TYPING_MS);
    this.changed();
  }

  /** Time that a question was looked at; it travels with the question's next answer. */
  spend(questionId: string, ms: number): void {
    const given = this.given[questionId];
    if (given === undefined) {
      this.given[questionId] = { answer: null, sequence: 0, spentMs: ms };
    } else {
      given.spentMs += ms;
    }
  }

  /** Tries at once, such as when the connection is back. */
  nudge = (): void => {
    void this.keep().then(() => {
      if (this.unsent.size > 0 && this.running === null) this.later(0);
    });
  };

  /** Sends everything now; true if the server has it all. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    // A device that does not answer must not keep her from handing in.
    await Promise.race([this.keep(), new Promise((resolve) => setTimeout(resolve, DEVICE_MS))]);
    do await this.send();
    while (this.unsent.size > 0 && this.failures === 0 && this.refusal === null);
    return this.unsent.size === 0;
  }

  /** Remembers that she handed in, over a reload too. */
  async rememberHandIn(): Promise<void> {
    this.handIn = true;
    await this.keep();
  }

  /** The attempt is closed and nothing of it is wanted here any more. */
  async forget(): Promise<void> {
    this.unsent.clear();
    this.stop();
    this.handIn = false;
    await this.update(() => null);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    if (this.left) return;
    this.timer = setTimeout(() => void this.send(), ms);
  }

  private send(): Promise<void> {
    this.running ??= this.sendOnce().finally(() => {
      this.running = null;
      this.changed();
    });
    return this.running;
  }

  private async sendOnce(): Promise<void> {
    if (this.unsent.size === 0 || this.refusal !== null) return;
    const batch = [...this.unsent].map((questionId) => this.toSave(questionId));
    this.changed(true);
    try {
      const saved = await this.wiring.send(batch);
      this.failures = 0;
      await this.wiring.onSaved?.(saved);
      this.settle(batch, saved.answers);
      if (this.unsent.size > 0) this.later(TYPING_MS);
    } catch (error) {
      this.failed(error);
    }
  }

  private toSave(questionId: string): AnswerToSave {
    const { answer, sequence, spentMs } = this.given[questionId] ?? {
      answer: null,
      sequence: this.top,
      spentMs: 0,
    };
    return { question_id: questionId, sequence, answer, response_time_ms: Math.round(spentMs) };
  }

  private settle(batch: AnswerToSave[], standing: SavedAnswer[]): void {
    for (const { question_id, sequence } of batch) {
      const mine = this.given[question_id];
      const stands = standing.find((saved) => saved.question_id === question_id);
      if (stands !== undefined) this.top = Math.max(this.top, stands.sequence);
      if (mine?.sequence !== sequence) continue;
      this.unsent.delete(question_id);
      if (stands !== undefined) {
        this.given[question_id] = {
          answer: stands.answer,
          sequence: stands.sequence,
          spentMs: mine.spentMs,
        };
      }
    }
    void this.keep();
  }

  private failed(error: unknown): void {
    const status = error instanceof Problem ? error.status : 0;
    if (
      error instanceof Problem &&
      status >= 400 &&
      status < 500 &&
      ![401, 408, 429].includes(status)
    ) {
      this.refusal = error;
      // Should a teacher open the attempt again, she goes on with it.
      this.handIn = false;
      void this.update((kept) => ({ ...this.merged(kept), handIn: false }));
      return;
    }
    this.failures += 1;
    this.later(Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.failures - 1)));
  }

  private keep(): Promise<void> {
    return this.update((kept) => {
      const { answers, handIn } = this.merged(kept);
      return handIn || Object.keys(answers).length > 0 ? { answers, handIn } : null;
    });
  }

  /** What waits in this window and in others. */
  private merged(kept: Kept | null): Kept {
    if (this.adopt(kept)) this.changed();
    const answers = Object.fromEntries(
      [...this.unsent].flatMap((questionId) => {
        const given = this.given[questionId];
        return given === undefined ? [] : [[questionId, { ...given }]];
      }),
    );
    return { answers, handIn: this.handIn || (kept?.handIn ?? false) };
  }

  /** Takes over what waits on the device and is newer than what is known here. */
  private adopt(kept: Kept | null): boolean {
    let adopted = false;
    for (const [questionId, other] of Object.entries(kept?.answers ?? {})) {
      this.top = Math.max(this.top, other.sequence);
      if (other.sequence <= (this.given[questionId]?.sequence ?? 0)) continue;
      this.given[questionId] = other;
      this.unsent.add(questionId);
      adopted = true;
    }
    return adopted;
  }

  private update(change: KeptChange): Promise<void> {
    this.writing = this.writing
      .then(() => this.wiring.update(change))
      .then(
        () => this.kept(true),
        () => this.kept(false),
      );
    return this.writing;
  }

  private kept(keeps: boolean): void {
    if (this.keeps === keeps) return;
    this.keeps = keeps;
    this.changed();
  }

  private changed(sending = this.running !== null): void {
    this.state = this.picture(sending);
    this.listeners.forEach((listener) => listener());
  }

  private picture(sending = false): OutboxState {
    return {
      answers: Object.fromEntries(
        Object.entries(this.given).map(([questionId, { answer }]) => [questionId, answer]),
      ),
      saving: this.saving(sending),
      unsent: this.unsent.size,
      refusal: this.refusal,
    };
  }

  private saving(sending: boolean): Saving {
    if (this.refusal !== null) return 'refused';
    if (this.unsent.size === 0) return this.top === 0 ? 'nothing' : 'saved';
    if (this.failures > 0) return this.keeps ? 'waiting' : 'unkept';
    return sending || this.keeps ? 'saving' : 'unkept';
  }
}
