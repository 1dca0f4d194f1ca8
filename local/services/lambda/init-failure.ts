/**
 * Why a sandbox's Init phase failed.
 *
 * @module
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-init-errors
 */
import { type Crash, crashMessage } from "./crash.ts";
import type { InvokeResult } from "./invoker.ts";
import type { WireError } from "./protocol.ts";
import type { ReportStatus } from "./report-line.ts";

/** The module took too long, threw, or ended its thread while it loaded. */
export type InitFailure =
  | { readonly kind: "timeout" }
  | { readonly kind: "thrown"; readonly error: WireError }
  | { readonly kind: "crash"; readonly crash: Crash };

/** As log lines name it. */
export function initStatus(failure: InitFailure): ReportStatus {
  switch (failure.kind) {
    case "timeout":
      return { kind: "timeout" };
    case "thrown":
      return { kind: "crash", errorType: failure.error.errorType };
    case "crash":
      return { kind: "crash", errorType: failure.crash.errorType };
  }
}

/** As the invocation that waited for the sandbox is answered. The handler never ran, so an error's duration is 0. */
export function initResult(failure: InitFailure, requestId: string, initMs: number): InvokeResult {
  switch (failure.kind) {
    case "timeout":
      return { kind: "timeout", durationMs: initMs };
    case "thrown":
      return { kind: "error", ...failure.error, durationMs: 0 };
    case "crash": {
      const { errorType } = failure.crash;
      const errorMessage = crashMessage(requestId, failure.crash);
      return { kind: "error", errorType, errorMessage, durationMs: 0 };
    }
  }
}
