/**
 * Calls of functions at the edge, which name a version.
 *
 * @module
 */
import type { FunctionVersion, InvokeResult, Invoker } from "../services/lambda/invoker.ts";

/** Calls a version. A function of another program is listed at start, and fails here. */
export function invokeByArn(
  functions: ReadonlyMap<string, FunctionVersion>,
  invoker: Pick<Invoker, "invoke">,
  arn: string,
  event: unknown,
  requestId: string,
): Promise<InvokeResult> {
  const target = functions.get(arn);
  return target === undefined
    ? Promise.resolve({
        kind: "error",
        errorType: "ResourceNotFoundException",
        errorMessage: `the program has no function ${arn}`,
        durationMs: 0,
      })
    : invoker.invoke(target, event, requestId);
}
