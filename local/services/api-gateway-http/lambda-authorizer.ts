/**
 * Lambda authorizers of HTTP APIs: identity, verdict, and how long a verdict is kept.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @module
 */
import { within } from "../../timer.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import { readVerdict, type Verdict } from "./authorizer-response.ts";
import type { LambdaAuthorizer } from "./http-api.ts";
import { authorizerEvent } from "./http-api-event.ts";
import { type Authorized, authorizerArn, type HttpVisit, routeArn } from "./http-visit.ts";
import { identityOf } from "./identity-source.ts";

/** Whether a request goes on. */
export type Authorization =
  | { readonly kind: "allowed"; readonly authorized: Authorized }
  /**
   * Nobody is identified: 401. A Lambda authorizer is not invoked.
   *
   * `challenge` is the value of `WWW-Authenticate`.
   */
  | { readonly kind: "unauthorized"; readonly challenge?: string }
  | { readonly kind: "forbidden"; readonly challenge?: string }
  /** The function failed, or returned an invalid response. */
  | { readonly kind: "broken" };

/** Authorizes requests. */
export type Authorize = (visit: HttpVisit) => Promise<Authorization>;

/** AWS waits no longer for an authorizer. Milliseconds. */
const limitMs = 10_000;

/** Verdicts kept at a time: viewers choose the identities, and memory must not follow them. */
const maxKept = 10_000;

/** The values of all of them; `undefined` when one is missing or empty. */
function identitiesOf(sources: readonly string[], visit: HttpVisit): readonly string[] | undefined {
  const values = sources.map((source) => identityOf(source, visit) ?? "");
  return values.includes("") ? undefined : values;
}

/** Makes an authorizer with an empty memory. */
export function createAuthorizer(authorizer: LambdaAuthorizer, deps: GatewayDeps): Authorize {
  const { target, identitySources, ttlSeconds, simpleResponses, format, hasRole } = authorizer;
  const kept = new Map<string, { readonly verdict: Verdict; readonly untilMs: number }>();

  function keep(key: string, verdict: Verdict): void {
    if (ttlSeconds > 0 && identitySources.length > 0) {
      kept.delete(key);
      kept.set(key, { verdict, untilMs: deps.nowMs() + ttlSeconds * 1000 });
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) {
        kept.delete(oldest);
      }
    }
  }

  /** Invokes the function. @returns `undefined` without a valid result. */
  async function ask(
    visit: HttpVisit,
    identities: readonly string[],
  ): Promise<Verdict | undefined> {
    const event = authorizerEvent(visit, identities, format);
    const sourceArn = authorizerArn(visit.api, authorizer.id);
    const late = () => new Error(`it did not respond within ${limitMs / 1000} s`);
    try {
      if (hasRole !== true && deps.mayInvoke?.(target.arn, sourceArn) === false) {
        throw new Error(`it has no permission that lets ${sourceArn} invoke it`);
      }
      const result = await within(deps.invoke(target, event), limitMs, deps.setTimer, late);
      if (result.kind !== "ok") {
        throw new Error(result.kind === "error" ? result.errorMessage : result.kind);
      }
      return readVerdict(result.payload, simpleResponses);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      deps.log(`authorizer ${target.arn}: ${why}`);
      return undefined;
    }
  }

  return async (visit) => {
    const identities = identitiesOf(identitySources, visit);
    if (identities === undefined) {
      return { kind: "unauthorized" };
    }
    const key = JSON.stringify(identities);
    const known = kept.get(key);
    const verdict =
      known !== undefined && deps.nowMs() < known.untilMs
        ? known.verdict
        : await ask(visit, identities);
    if (verdict === undefined) {
      return { kind: "broken" };
    }
    if (verdict !== known?.verdict) {
      keep(key, verdict);
    }
    return verdict.allows(routeArn(visit))
      ? { kind: "allowed", authorized: verdict.authorized }
      : { kind: "forbidden" };
  };
}
