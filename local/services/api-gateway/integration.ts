/**
 * Invokes the function behind a route or method, and turns each outcome into a response.
 *
 * @module
 */
import type { Message } from "../../http/message.ts";
import { within } from "../../timer.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import type { StreamedResponse } from "../lambda/protocol.ts";
import { askExternal, type ExternalRequest } from "./external.ts";
import type { AnswerReading } from "./function-response.ts";
import type { GatewayDeps } from "./gateway.ts";

/** The formats of events and responses. */
export type PayloadFormat = "1.0" | "2.0";

/** A Lambda integration. */
export interface LambdaIntegration {
  readonly kind?: "function";
  readonly target: LambdaTarget;
  /** How long the API waits for the function, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether a role of its own invokes the function, whose policies are not evaluated. @default the API itself */
  readonly hasRole?: boolean;
}

/** An integration that the runtime does not have: requests for it fail. */
export interface UnavailableIntegration {
  readonly kind: "unavailable";
  /** Completes "the integration …". */
  readonly reason: string;
}

/** How one kind of API responds to each outcome. */
export interface IntegrationResponses {
  /** Reads what the function returned. */
  readonly read: (
    payload: unknown,
    method: string,
    streamed: StreamedResponse | undefined,
  ) => AnswerReading;
  /** The function failed, reached its own timeout, or returned an invalid response. */
  readonly failed: () => Message;
  /** The function did not respond within the integration's timeout. */
  readonly late: () => Message;
  /** Lambda throttled the invocation. */
  readonly throttled: () => Message;
  /** The function has no permission for the API. */
  readonly denied: () => Message;
  /** The backend of an HTTP integration cannot be reached. */
  readonly unreachable: () => Message;
}

/** Nothing responded within the integration's timeout. */
class LateFunction extends Error {}

/**
 * Invokes a function and responds with what it returns. The reasons of failures are logged only.
 *
 * @param sourceArn What asks Lambda: a method or route of a stage.
 */
export async function invokeIntegration(
  { target, timeoutMs, hasRole = false }: LambdaIntegration,
  event: unknown,
  method: string,
  sourceArn: string,
  responses: IntegrationResponses,
  deps: GatewayDeps,
): Promise<Message> {
  const explain = (why: string) => deps.log(`${target.arn}: ${why}`);
  if (!hasRole && deps.mayInvoke?.(target.arn, sourceArn) === false) {
    explain(`it has no permission that lets ${sourceArn} invoke it`);
    return responses.denied();
  }
  return inTime(timeoutMs, explain, responses, deps, async () =>
    responseOf(await deps.invoke(target, event), method, responses, explain),
  );
}

/** Sends a request to a backend outside the program, and responds with what it answers. */
export async function proxyIntegration(
  request: ExternalRequest,
  timeoutMs: number,
  responses: IntegrationResponses,
  deps: GatewayDeps,
): Promise<Message> {
  const explain = (why: string) => deps.log(`${request.method} ${request.url}: ${why}`);
  return inTime(timeoutMs, explain, responses, deps, async () => {
    const answered = await askExternal(request, deps);
    if (answered.kind === "answer") {
      return answered.message;
    }
    explain(answered.reason);
    return responses.unreachable();
  });
}

/** Waits for a response as long as the integration does. Why it is late goes to `explain`. */
export async function inTime(
  timeoutMs: number,
  explain: (why: string) => void,
  responses: Pick<IntegrationResponses, "late">,
  { setTimer }: GatewayDeps,
  respond: () => Promise<Message>,
): Promise<Message> {
  const late = () => new LateFunction(`it did not respond within ${timeoutMs} ms`);
  try {
    return await within(respond(), timeoutMs, setTimer, late);
  } catch (error) {
    if (!(error instanceof LateFunction)) {
      throw error;
    }
    explain(error.message);
    return responses.late();
  }
}

function responseOf(
  result: InvokeResult,
  method: string,
  responses: IntegrationResponses,
  explain: (why: string) => void,
): Message {
  switch (result.kind) {
    case "ok": {
      const reading = responses.read(result.payload, method, result.streamed);
      if (reading.kind === "answer") {
        return reading.message;
      }
      explain(`its response cannot be used: ${reading.reason}`);
      return responses.failed();
    }
    case "error":
      explain(`${result.errorType}: ${result.errorMessage}`);
      return responses.failed();
    case "timeout":
      explain("it reached its timeout");
      return responses.failed();
    case "throttled":
      explain("it was throttled");
      return responses.throttled();
  }
}
