/**
 * Invokes the function behind a route or method, and turns each outcome into a response.
 *
 * @module
 */
import type { Message } from "../../http/message.ts";
import { within } from "../../timer.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import type { AnswerReading } from "./function-response.ts";
import type { GatewayDeps } from "./gateway.ts";

/** A Lambda integration. */
export interface LambdaIntegration {
  readonly target: LambdaTarget;
  /** How long the API waits for the function, in milliseconds. */
  readonly timeoutMs: number;
}

/** How one kind of API responds to each outcome. */
export interface IntegrationResponses {
  /** Reads what the function returned. */
  readonly read: (payload: unknown, method: string) => AnswerReading;
  /** The function failed, reached its own timeout, or returned an invalid response. */
  readonly failed: () => Message;
  /** The function did not respond within the integration's timeout. */
  readonly late: () => Message;
  /** Lambda throttled the invocation. */
  readonly throttled: () => Message;
}

/** The function did not respond within the integration's timeout. */
class LateFunction extends Error {}

/** Invokes a function and responds with what it returns. The reasons of failures are logged only. */
export async function invokeIntegration(
  { target, timeoutMs }: LambdaIntegration,
  event: unknown,
  method: string,
  responses: IntegrationResponses,
  deps: GatewayDeps,
): Promise<Message> {
  const late = () => new LateFunction(`it did not respond within ${timeoutMs} ms`);
  const explain = (why: string) => deps.log(`${target.arn}: ${why}`);
  try {
    const result = await within(deps.invoke(target, event), timeoutMs, deps.setTimer, late);
    return responseOf(result, method, responses, explain);
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
      const reading = responses.read(result.payload, method);
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
