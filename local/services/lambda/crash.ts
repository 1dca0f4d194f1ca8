/**
 * Why a sandbox's thread ended by itself, in Lambda's words.
 *
 * nodejs24.x installs no handler for uncaught exceptions or unhandled rejections: Node prints the stack and exits with
 * status 1, so both arrive as `Runtime.ExitError`. Its predecessors reported `Runtime.UnhandledPromiseRejection`.
 *
 * @module
 * @see https://github.com/aws/aws-lambda-base-images/issues/392
 */

import { inspect } from "node:util";
import { maxLogEventBytes } from "./quotas.ts";
import { truncate } from "./truncate.ts";

/** A thread that ended with an invocation, or its Init phase, under way. */
export interface Crash {
  readonly errorType: "Runtime.ExitError" | "Runtime.OutOfMemory";
  /** As it follows `RequestId: … Error:`. */
  readonly reason: string;
  /** What Node would have printed of an uncaught error, cut to what a log event holds. */
  readonly stack: string | undefined;
}

/**
 * Reads a worker's `error` and `exit` events.
 *
 * @param uncaught What `error` carried, if it was emitted.
 * @param exitCode What `exit` carried.
 */
export function crashOf(uncaught: unknown, exitCode: number): Crash {
  if (codeOf(uncaught) === "ERR_WORKER_OUT_OF_MEMORY") {
    // See `outOfMemoryError` in aws/lambda-behavior.ts.
    return {
      errorType: "Runtime.OutOfMemory",
      reason: "Runtime exited with error: signal: killed",
      stack: undefined,
    };
  }
  const reason =
    exitCode === 0
      ? "Runtime exited without providing a reason"
      : `Runtime exited with error: exit status ${exitCode}`;
  return { errorType: "Runtime.ExitError", reason, stack: stackOf(uncaught) };
}

/** The message a caller is given. */
export function crashMessage(requestId: string, { reason }: Crash): string {
  return `RequestId: ${requestId} Error: ${reason}`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function stackOf(uncaught: unknown): string | undefined {
  if (uncaught === undefined) {
    return undefined;
  }
  const stack =
    uncaught instanceof Error
      ? (uncaught.stack ?? String(uncaught))
      : `Uncaught ${inspect(uncaught)}`;
  return truncate(stack, maxLogEventBytes);
}
