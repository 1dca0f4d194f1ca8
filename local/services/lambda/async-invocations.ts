/**
 * Asynchronous invocations: nobody waits for the result, and errors are tried again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
 * @module
 */
import { asyncMaxAgeSeconds, asyncRetryWaits } from "../../../aws/lambda-async.ts";
import type { SetTimer } from "../../timer.ts";
import { chooseVersion, type LambdaTarget } from "./alias-routing.ts";
import { invocationIds } from "./invocation-id.ts";
import type { InvokeResult, Invoker } from "./invoker.ts";

/** Events that may wait; what would be one more is dropped, and the log says so. */
export const maxPendingEvents = 1000;

/** How long an event waits that found no free sandbox, in milliseconds. */
const throttledWaitMs = 1000;

/** What asynchronous invocations need of their owner. */
export interface AsyncInvocationDeps {
  readonly invoker: Pick<Invoker, "invoke">;
  readonly setTimer: SetTimer;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  readonly randomBytes: (size: number) => Buffer;
  /** Numbers from 0 to below 1: which version of an alias is invoked. */
  readonly random: () => number;
  /** Told of every event that is tried again or dropped. */
  readonly log: (message: string) => void;
}

/** Invokes functions for events. */
export interface AsyncInvocations {
  /** @param title What the event is about, for the log. @throws never */
  send(target: LambdaTarget, event: unknown, title: string): void;
  /** Drops what waits. */
  close(): void;
}

interface Pending {
  readonly target: LambdaTarget;
  readonly event: unknown;
  readonly title: string;
  readonly requestId: string;
  readonly sinceMs: number;
}

/** Nothing waits yet. */
export function createAsyncInvocations(deps: AsyncInvocationDeps): AsyncInvocations {
  const { invoker, setTimer, nowMs, randomBytes, random, log } = deps;
  const requestId = invocationIds(randomBytes);
  const waits = asyncRetryWaits.value;
  const timers = new Set<() => void>();
  let closed = false;
  let pending = 0;

  function wait(delayMs: number, next: () => Promise<void>): void {
    const callOff = setTimer(() => {
      timers.delete(callOff);
      void next();
    }, delayMs);
    timers.add(callOff);
  }

  function drop({ title }: Pending, why: string): void {
    pending -= 1;
    log(`${title} is dropped: ${why}`);
  }

  async function attempt(each: Pending, failures: number): Promise<void> {
    const version = chooseVersion(each.target, random());
    const result = await invoker.invoke(version, each.event, each.requestId);
    if (closed) {
      return;
    }
    if (result.kind === "ok") {
      pending -= 1;
    } else if (nowMs() - each.sinceMs >= asyncMaxAgeSeconds.value * 1000) {
      drop(each, `it is older than ${asyncMaxAgeSeconds.value} s`);
    } else if (result.kind === "throttled") {
      wait(throttledWaitMs, () => attempt(each, failures));
    } else {
      retry(each, failures, reasonOf(result));
    }
  }

  function retry(each: Pending, failures: number, reason: string): void {
    const seconds = waits[failures];
    if (seconds === undefined) {
      drop(each, `${reason}, ${failures + 1} times`);
      return;
    }
    log(`${each.title} failed: ${reason}; the function is invoked again in ${seconds} s`);
    wait(seconds * 1000, () => attempt(each, failures + 1));
  }

  return {
    send(target, event, title) {
      const each = { target, event, title, requestId: requestId(), sinceMs: nowMs() };
      pending += 1;
      if (pending > maxPendingEvents) {
        drop(each, `${maxPendingEvents} others wait`);
      } else if (!closed) {
        void attempt(each, 0);
      }
    },
    close() {
      closed = true;
      for (const callOff of timers) {
        callOff();
      }
    },
  };
}

/** Why an invocation failed, in words. */
export function reasonOf(
  result: Exclude<InvokeResult, { readonly kind: "ok" | "throttled" }>,
): string {
  return result.kind === "timeout"
    ? "the function timed out"
    : `${result.errorType}: ${result.errorMessage}`;
}
