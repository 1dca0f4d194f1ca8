/**
 * Asking the function behind a route, and what its failures read as.
 *
 * @module
 */
import type { Message } from "../../http/message.ts";
import { within } from "../../timer.ts";
import { type GatewayDeps, gatewayAnswer } from "../api-gateway/gateway.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import { type AuthorizerContext, type HttpVisit, integrationEvent } from "./http-api-event.ts";
import { readFunctionAnswer } from "./http-api-response.ts";

/** A function that did not answer in time; AWS sends 503 where a REST API sends 504 (from memory). */
class LateFunction extends Error {}

/**
 * Answers with what a function returns.
 *
 * @param context What an authorizer had to say; `undefined` where none has judged.
 */
export async function integrate(
  visit: HttpVisit,
  context: AuthorizerContext | undefined,
  deps: GatewayDeps,
): Promise<Message> {
  const { target, timeoutMs } = visit.match.route.integration;
  const { method } = visit.request;
  const late = () => new LateFunction(`it did not respond within ${timeoutMs} ms`);
  const explain = (why: string) => deps.log(`${target.arn}: ${why}`);
  try {
    const work = deps.invoke(target, integrationEvent(visit, context));
    return answerOf(await within(work, timeoutMs, deps.setTimer, late), method, explain);
  } catch (error) {
    if (!(error instanceof LateFunction)) {
      throw error;
    }
    explain(error.message);
    return gatewayAnswer(503, "Service Unavailable");
  }
}

/** How an invocation reads to the viewer. The reasons are for the log alone. */
function answerOf(result: InvokeResult, method: string, explain: (why: string) => void): Message {
  switch (result.kind) {
    case "ok": {
      const answer = readFunctionAnswer(result.payload, method);
      if (answer.kind === "answer") {
        return answer.message;
      }
      explain(`its response cannot be used: ${answer.reason}`);
      return gatewayAnswer(500, "Internal Server Error");
    }
    case "error":
      explain(`${result.errorType}: ${result.errorMessage}`);
      return gatewayAnswer(500, "Internal Server Error");
    case "timeout":
      explain("it reached its timeout");
      return gatewayAnswer(500, "Internal Server Error");
    case "throttled":
      // Inferred: Lambda's own 429 says that the service is busy, not that the viewer is.
      explain("it was throttled");
      return gatewayAnswer(503, "Service Unavailable");
  }
}
