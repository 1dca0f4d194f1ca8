/**
 * The sandboxes of one function version, and the invocations that wait for one.
 *
 * A free sandbox takes the invocation that waited longest, whether it has just started or is done with another.
 *
 * @module
 */
import type { SetTimer } from "../../timer.ts";
import type { Invocation, InvokeResult } from "./invoker.ts";
import type { Sandbox, SandboxEvents } from "./sandbox.ts";

/** How far a pool goes. */
export interface PoolLimits {
  /** Sandboxes at once. */
  readonly maxConcurrency: number;
  /** Invocations that may wait; one more is throttled. */
  readonly maxWaiting: number;
  /** An invocation waits this long for a sandbox that others hold, in milliseconds; then it is throttled. */
  readonly maxWaitMs: number;
}

/** What a pool needs of those around it. */
export interface PoolHost {
  readonly setTimer: SetTimer;
  /** Starts a sandbox. Rejects when the package cannot be installed or no thread can be made. */
  start(events: SandboxEvents): Promise<Sandbox>;
  /** Takes a place among all functions' sandboxes. False: none is left; {@link SandboxPool.grow} is called when one is. */
  reserve(): boolean;
  /** Gives the place back. */
  release(): void;
  /** A sandbox has nothing to do: whoever is short of places may want its. */
  idle(): void;
}

/** An invocation without a sandbox. */
interface Waiter {
  readonly invocation: Invocation;
  readonly callOffTimeout: () => void;
}

const throttled: InvokeResult = { kind: "throttled" };

/** A pool. It starts empty. */
export class SandboxPool {
  readonly #limits: PoolLimits;
  readonly #host: PoolHost;
  /** Used last comes last, and is used first. */
  readonly #free: Sandbox[] = [];
  readonly #waiting: Waiter[] = [];
  readonly #alive = new Set<Sandbox>();
  /** Of those alive. */
  readonly #initializing = new Set<Sandbox>();
  /** Of those not even that. */
  readonly #starts = new Set<Promise<void>>();
  readonly #warming: (() => void)[] = [];
  readonly #events: SandboxEvents;
  /** Places taken for sandboxes that have not been free yet. */
  #starting = 0;
  /** Places taken. */
  #size = 0;
  #retired = false;
  #closed = false;

  constructor(limits: PoolLimits, host: PoolHost) {
    this.#limits = limits;
    this.#host = host;
    this.#events = {
      free: (sandbox) => this.#onFree(sandbox),
      returned: (invocations) => this.#onReturned(invocations),
      initFailed: (sandbox) => this.#onInitFailed(sandbox),
      exited: (sandbox) => this.#onExited(sandbox),
    };
  }

  /** True when an invocation waits and no sandbox is starting for it. */
  get starved(): boolean {
    return this.#waiting.length > this.#starting;
  }

  /** True when it holds no sandbox and none is on its way. */
  get empty(): boolean {
    return this.#size === 0;
  }

  /** Its sandbox that has been free for longest. */
  get oldestFree(): Sandbox | undefined {
    return this.#free[0];
  }

  /** Runs the function. @param event JSON. @throws never */
  invoke(requestId: string, event: string): Promise<InvokeResult> {
    const { promise, resolve } = Promise.withResolvers<InvokeResult>();
    const invocation: Invocation = { requestId, event, resolve };
    const sandbox = this.#waiting.length === 0 ? this.#taker() : undefined;
    if (sandbox !== undefined) {
      sandbox.run(invocation);
    } else if (this.#waiting.length >= this.#limits.maxWaiting) {
      resolve(throttled);
    } else {
      this.#waiting.push(this.#waiterOf(invocation));
      this.grow();
    }
    return promise;
  }

  /** Has one sandbox ready, if it can be. Resolves when it is, or has failed. */
  async warm(): Promise<void> {
    if (this.#size === 0 && this.#reserve()) {
      this.#start();
    }
    if (this.#starting > 0) {
      await new Promise<void>((resolve) => this.#warming.push(resolve));
    }
  }

  /** Starts what waiting invocations need, as far as places go. */
  grow(): void {
    while (this.starved && this.#reserve()) {
      this.#start();
    }
  }

  /** Ends a sandbox of {@link #free}. Resolves when it has ended. */
  async evict(sandbox: Sandbox): Promise<void> {
    this.#forget(sandbox);
    await sandbox.end();
  }

  /** Ends sandboxes as they become free, until none is left. What waits is still served. */
  retire(): void {
    this.#retired = true;
    for (const sandbox of [...this.#free]) {
      void this.evict(sandbox);
    }
  }

  /** Ends everything now. */
  async close(): Promise<void> {
    this.#retired = true;
    this.#closed = true;
    while (this.#settleNext(({ resolve }) => resolve(throttled))) {
      // Until no invocation waits.
    }
    await Promise.all(this.#starts);
    await Promise.all([...this.#alive].map((sandbox) => sandbox.end()));
  }

  /** A sandbox for an invocation: a busy one that is done soon, so that it goes on without a pause, or a free one. */
  #taker(): Sandbox | undefined {
    for (const sandbox of this.#alive) {
      if (sandbox.takesMore) {
        return sandbox;
      }
    }
    return this.#free.pop();
  }

  #waiterOf(invocation: Invocation): Waiter {
    const { maxWaitMs } = this.#limits;
    const callOffTimeout = this.#host.setTimer(() => this.#onWaited(waiter), maxWaitMs);
    const waiter: Waiter = { invocation, callOffTimeout };
    return waiter;
  }

  /** The first in line have sandboxes starting for them: the Init phase has a limit of its own. */
  #onWaited(waiter: Waiter): void {
    const at = this.#waiting.indexOf(waiter);
    if (at >= this.#starting) {
      this.#waiting.splice(at, 1);
      waiter.invocation.resolve(throttled);
    }
  }

  /** Invocations that a sandbox does not get to: they came before all that wait. */
  #onReturned(invocations: readonly Invocation[]): void {
    const left: Waiter[] = [];
    for (const invocation of invocations) {
      const sandbox = this.#closed ? undefined : this.#free.pop();
      if (this.#closed) {
        invocation.resolve(throttled);
      } else if (sandbox !== undefined) {
        sandbox.run(invocation);
      } else {
        left.push(this.#waiterOf(invocation));
      }
    }
    this.#waiting.unshift(...left);
    this.grow();
  }

  #reserve(): boolean {
    if (this.#size >= this.#limits.maxConcurrency || !this.#host.reserve()) {
      return false;
    }
    this.#size += 1;
    this.#starting += 1;
    return true;
  }

  #start(): void {
    const start = this.#begin().finally(() => this.#starts.delete(start));
    this.#starts.add(start);
  }

  async #begin(): Promise<void> {
    try {
      const sandbox = await this.#host.start(this.#events);
      this.#alive.add(sandbox);
      this.#initializing.add(sandbox);
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      this.#onStarted();
      this.#settleNext(({ resolve }) =>
        resolve({ kind: "error", errorType: "Sandbox.StartFailed", errorMessage, durationMs: 0 }),
      );
      this.#onLeft();
    }
  }

  #onStarted(): void {
    this.#starting -= 1;
    for (const done of this.#warming.splice(0)) {
      done();
    }
  }

  #onFree(sandbox: Sandbox): void {
    if (this.#initializing.delete(sandbox)) {
      this.#onStarted();
    }
    if (this.#settleNext((invocation) => sandbox.run(invocation))) {
      while (sandbox.takesMore && this.#settleNext((invocation) => sandbox.run(invocation))) {
        // Until those that wait would wait for it as well.
      }
      return;
    }
    if (this.#retired) {
      void sandbox.end();
      return;
    }
    this.#free.push(sandbox);
    this.#host.idle();
  }

  #onInitFailed(sandbox: Sandbox): void {
    this.#initializing.delete(sandbox);
    this.#onStarted();
    this.#settleNext(({ requestId, resolve }) => resolve(sandbox.refuse(requestId)));
  }

  #onExited(sandbox: Sandbox): void {
    this.#forget(sandbox);
    this.#alive.delete(sandbox);
    if (this.#initializing.delete(sandbox)) {
      this.#onStarted();
    }
    this.#onLeft();
  }

  #onLeft(): void {
    this.#size -= 1;
    this.#host.release();
    this.grow();
  }

  #forget(sandbox: Sandbox): void {
    const at = this.#free.indexOf(sandbox);
    if (at >= 0) {
      this.#free.splice(at, 1);
    }
  }

  /** @returns false when no invocation waits */
  #settleNext(settle: (invocation: Invocation) => void): boolean {
    const waiter = this.#waiting.shift();
    if (waiter === undefined) {
      return false;
    }
    waiter.callOffTimeout();
    settle(waiter.invocation);
    return true;
  }
}
