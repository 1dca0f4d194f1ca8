/**
 * How the requests of a traffic were answered.
 *
 * @module
 */

/** How many answers had each status; `none` where there was no answer. */
export type Statuses = Readonly<Record<string, number>>;

/** What is known of the answers. */
export interface AnswerSummary {
  readonly statuses: Statuses;
  /** By the second in which the requests were sent, from 0; seconds without any are left out. */
  readonly bySecond: readonly { readonly second: number; readonly statuses: Statuses }[];
  /** When the first request was sent that a web ACL blocked, by the clock of the stack. */
  readonly firstBlockedMs: number | null;
  /** When the first request was sent that passed after that. */
  readonly passedAgainMs: number | null;
}

/** Counts answers. There is none yet. */
export class AnswerCounts {
  readonly #startedMs: number;
  readonly #blockStatuses: ReadonlySet<number>;
  readonly #bySecond = new Map<number, Record<string, number>>();
  #isBlocked = false;
  #firstBlockedMs: number | null = null;
  #passedAgainMs: number | null = null;

  /** @param blockStatuses Statuses of requests that a web ACL blocks. */
  constructor(startedMs: number, blockStatuses: ReadonlySet<number>) {
    this.#startedMs = startedMs;
    this.#blockStatuses = blockStatuses;
  }

  /** Whether the last answer was that of a web ACL. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** @param sentMs When its request was sent. */
  add(status: number | "none", sentMs: number): void {
    // The clock may have been moved back.
    const second = Math.max(0, Math.floor((sentMs - this.#startedMs) / 1000));
    const statuses = this.#bySecond.get(second) ?? {};
    increase(statuses, status, 1);
    this.#bySecond.set(second, statuses);
    this.#isBlocked = status !== "none" && this.#blockStatuses.has(status);
    if (this.#isBlocked) {
      this.#firstBlockedMs ??= sentMs;
    } else if (this.#firstBlockedMs !== null && sentMs > this.#firstBlockedMs) {
      this.#passedAgainMs ??= sentMs;
    }
  }

  summary(): AnswerSummary {
    const statuses: Record<string, number> = {};
    const bySecond = [...this.#bySecond]
      .sort(([a], [b]) => a - b)
      .map(([second, each]) => ({ second, statuses: { ...each } }));
    for (const each of bySecond) {
      for (const [status, answers] of Object.entries(each.statuses)) {
        increase(statuses, status, answers);
      }
    }
    return {
      statuses,
      bySecond,
      firstBlockedMs: this.#firstBlockedMs,
      passedAgainMs: this.#passedAgainMs,
    };
  }
}

function increase(statuses: Record<string, number>, status: string | number, by: number): void {
  statuses[status] = (statuses[status] ?? 0) + by;
}
