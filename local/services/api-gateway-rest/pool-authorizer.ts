/**
 * Authorizers of REST APIs that take the tokens of Cognito user pools.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 * @module
 */
import type { Message } from "../../http/message.ts";
import type { AuthorizedByLambda } from "../api-gateway/authorizer-response.ts";
import type { Bag } from "../api-gateway/function-response.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import {
  createTokenReader,
  decoded,
  InvalidToken,
  listOf,
  shownClaim,
  timeProblem,
} from "../api-gateway/json-web-token.ts";
import { restAnswer } from "./gateway-responses.ts";
import { parameterOf } from "./request-parameter.ts";
import type { RestAuthorizer } from "./rest-api.ts";
import type { RestVisit } from "./rest-api-event.ts";
import { matchesWhole } from "./template/template-values.ts";

type Pool = Extract<RestAuthorizer, { kind: "pool" }>;

/** What is wrong with verified claims; `undefined` for nothing. Which token is wanted depends on the scopes of the method. */
function claimProblem(claims: Bag, scopes: readonly string[], { validation }: Pool) {
  const use = scopes.length === 0 ? "id" : "access";
  if (claims["token_use"] !== use) {
    return `a token of use ${use} is wanted`;
  }
  const granted = listOf(claims["scope"]);
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
    return "the token has none of the scopes";
  }
  const audience = String(claims["aud"] ?? claims["client_id"] ?? "");
  return validation === "" || matchesWhole(validation, audience) ? undefined : "invalid audience";
}

/** Makes an authorizer that knows no keys yet. */
export function createPoolAuthorizer(authorizer: Pool, deps: GatewayDeps) {
  const readers = new Map(
    authorizer.issuers.map((issuer) => [issuer, createTokenReader(issuer, deps)]),
  );

  /** @throws {InvalidToken} */
  async function claimsOf(token: string): Promise<Bag> {
    const issuer = decoded(token.split(".")[1] ?? "")["iss"];
    const read = readers.get(String(issuer));
    if (read === undefined) {
      throw new InvalidToken("invalid issuer");
    }
    return read(token);
  }

  return async (
    visit: RestVisit,
    _arn: string,
    scopes: readonly string[],
  ): Promise<{ readonly authorized: AuthorizedByLambda } | { readonly refusal: Message }> => {
    const token = parameterOf(authorizer.identitySource, visit) ?? "";
    try {
      const claims = await claimsOf(token.replace(/^Bearer +/i, ""));
      if (timeProblem(claims, deps.nowMs()) !== undefined) {
        return { refusal: restAnswer("expiredToken") };
      }
      const problem = claimProblem(claims, scopes, authorizer);
      if (problem !== undefined) {
        throw new InvalidToken(problem);
      }
      const shown = Object.entries(claims).map(([name, claim]) => [name, shownClaim(claim)]);
      const context = { claims: Object.fromEntries(shown) as Bag };
      return { authorized: { kind: "lambda", context } };
    } catch (error) {
      if (error instanceof InvalidToken) {
        return { refusal: restAnswer("unauthorized") };
      }
      const why = error instanceof Error ? error.message : String(error);
      deps.log(`authorizer ${authorizer.id}: the keys of its user pool cannot be fetched: ${why}`);
      return { refusal: restAnswer("authorizerFailed") };
    }
  };
}
