/**
 * Watching a program run: it may fail where that reaches nobody, and it may never end.
 *
 * @module
 */

/** How long a program that has failed may take to its end, in milliseconds: parts of it may wait for what failed. */
const graceMs = 500;

/** One program being watched. To be ended, whatever happens. */
export class Watch {
  /** What was thrown, within `apply` and elsewhere, each thing once. */
  readonly thrown = new Set<unknown>();
  /** Resolves when it makes no sense to wait for the program any longer. */
  readonly givenUp: Promise<void>;
  readonly #resolve: () => void;
  readonly #report: (problem: string) => void;
  readonly #timers: NodeJS.Timeout[] = [];

  /** @param report Receives why the program is stopped, unless it threw. */
  constructor(report: (problem: string) => void) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.givenUp = promise;
    this.#resolve = resolve;
    this.#report = report;
    process.on("unhandledRejection", this.note);
  }

  /** Gives the program up if it has not ended after a time. */
  limit(timeoutMs: number): void {
    const reason = `the program did not finish within ${timeoutMs / 1000} s: it waits for a promise that nothing resolves, or keeps something open (a timer, a connection)`;
    // It must not keep a process alive in which nothing else can happen any more.
    this.#timers.push(setTimeout(() => this.giveUp(reason), timeoutMs).unref());
  }

  /** Gives the program up for a reason. One that has thrown needs no other. */
  giveUp(reason: string): void {
    if (this.thrown.size === 0) {
      this.#report(reason);
    }
    this.#resolve();
  }

  /** Receives what was thrown. What waits for it may never finish. */
  readonly note = (reason: unknown): void => {
    this.thrown.add(reason);
    this.#timers.push(setTimeout(this.#resolve, graceMs));
  };

  /** Stops watching. */
  end(): void {
    process.off("unhandledRejection", this.note);
    this.#timers.forEach(clearTimeout);
  }
}
