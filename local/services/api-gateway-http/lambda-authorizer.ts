/**
 * Lambda authorizers of HTTP APIs: identity, verdict, and how long a verdict is kept.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * @module
 */
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import { createJudge } from "../api-gateway/verdicts.ts";
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

/** The values of all of them; `undefined` when one is missing or empty. */
function identitiesOf(sources: readonly string[], visit: HttpVisit): readonly string[] | undefined {
  const values = sources.map((source) => identityOf(source, visit) ?? "");
  return values.includes("") ? undefined : values;
}

/** Makes an authorizer with an empty memory. */
export function createAuthorizer(authorizer: LambdaAuthorizer, deps: GatewayDeps): Authorize {
  const { id, identitySources, format, simpleResponses } = authorizer;
  const judge = createJudge(authorizer, deps);
  return async (visit) => {
    const identities = identitiesOf(identitySources, visit);
    if (identities === undefined) {
      return { kind: "unauthorized" };
    }
    const event = authorizerEvent(visit, identities, format);
    const verdict = await judge({ identities, event, sourceArn: authorizerArn(visit.api, id) });
    if (typeof verdict === "string") {
      // An error with this message means 401 where a policy is agreed.
      return { kind: verdict === "unauthorized" && !simpleResponses ? verdict : "broken" };
    }
    return verdict.allows(routeArn(visit))
      ? { kind: "allowed", authorized: verdict.authorized }
      : { kind: "forbidden" };
  };
}
