/**
 * What Lambda authorizers decide, and how long a decision is kept.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 * @module
 */
import { within } from "../../timer.ts";
import type { LambdaTarget } from "../lambda/alias-routing.ts";
import type { InvokeResult } from "../lambda/invoker.ts";
import { readVerdict, type Verdict } from "./authorizer-response.ts";
import type { GatewayDeps } from "./gateway.ts";

/** A function that authorizes. */
export interface Judge {
  readonly target: LambdaTarget;
  /** How long a verdict is kept by its identity; 0 keeps none. */
  readonly ttlSeconds: number;
  /** `{ isAuthorized }` instead of a policy. */
  readonly simpleResponses: boolean;
  /** Whether a role of its own invokes the function. @default the API itself */
  readonly hasRole?: boolean;
}

/** What an authorizer is asked. */
export interface JudgeQuestion {
  /** Values of the identity sources: verdicts are kept by them. */
  readonly identities: readonly string[];
  readonly event: unknown;
  /** ARN of the authorizer, as permissions name it. */
  readonly sourceArn: string;
}

/** A verdict, or why there is none: `unauthorized` where the function says so by its error. */
export type Judged = Verdict | "broken" | "unauthorized";

/** AWS waits no longer for an authorizer. Milliseconds. */
const limitMs = 10_000;

/** Verdicts kept at a time: viewers choose the identities, and memory must not follow them. */
const maxKept = 10_000;

/** What a function decided. @throws {Error} with why it decided nothing. */
function judgedOf(result: InvokeResult, simpleResponses: boolean): Judged {
  if (result.kind === "error" && result.errorMessage === "Unauthorized") {
    return "unauthorized";
  }
  if (result.kind !== "ok") {
    throw new Error(result.kind === "error" ? result.errorMessage : result.kind);
  }
  return readVerdict(result.payload, simpleResponses);
}

/** Makes an authorizer with an empty memory. */
export function createJudge(
  { target, ttlSeconds, simpleResponses, hasRole = false }: Judge,
  deps: GatewayDeps,
): (question: JudgeQuestion) => Promise<Judged> {
  const kept = new Map<string, { readonly verdict: Verdict; readonly untilMs: number }>();

  function keep(key: string, verdict: Verdict): void {
    kept.delete(key);
    kept.set(key, { verdict, untilMs: deps.nowMs() + ttlSeconds * 1000 });
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) {
      kept.delete(oldest);
    }
  }

  /** Invokes the function. */
  async function ask({ event, sourceArn }: JudgeQuestion): Promise<Judged> {
    const late = () => new Error(`it did not respond within ${limitMs / 1000} s`);
    try {
      if (!hasRole && deps.mayInvoke?.(target.arn, sourceArn) === false) {
        throw new Error(`it has no permission that lets ${sourceArn} invoke it`);
      }
      const result = await within(deps.invoke(target, event), limitMs, deps.setTimer, late);
      return judgedOf(result, simpleResponses);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      deps.log(`authorizer ${target.arn}: ${why}`);
      return "broken";
    }
  }

  return async (question) => {
    const key = JSON.stringify(question.identities);
    const known = kept.get(key);
    if (known !== undefined && deps.nowMs() < known.untilMs) {
      return known.verdict;
    }
    const judged = await ask(question);
    if (typeof judged !== "string" && ttlSeconds > 0 && question.identities.length > 0) {
      keep(key, judged);
    }
    return judged;
  };
}
