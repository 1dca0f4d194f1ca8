/**
 * JWT authorizers of HTTP APIs: signature, issuer, audience, time and scopes of a token.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @module
 */
import type { Bag } from "../api-gateway/function-response.ts";
import type { GatewayDeps } from "../api-gateway/gateway.ts";
import {
  createTokenReader,
  InvalidToken,
  listOf,
  shownClaim,
  timeProblem,
} from "../api-gateway/json-web-token.ts";
import type { JwtAuthorizer } from "./http-api.ts";
import type { HttpVisit } from "./http-visit.ts";
import { identityOf } from "./identity-source.ts";
import type { Authorization, Authorize } from "./lambda-authorizer.ts";

/** What is wrong with the time, issuer or audience of a token; `undefined` if nothing is. */
function claimProblem(
  claims: Bag,
  { issuer, audiences }: JwtAuthorizer,
  nowMs: number,
): string | undefined {
  const audience =
    claims["aud"] === undefined ? listOf(claims["client_id"]) : listOf(claims["aud"]);
  const time = timeProblem(claims, nowMs);
  if (claims["iss"] !== issuer) {
    return `invalid issuer`;
  }
  if (!audience.some((each) => audiences.includes(each))) {
    return "invalid audience";
  }
  if (time === "expired") {
    return "the token has expired";
  }
  return time === "early" ? "the token is not valid yet" : undefined;
}

/** Makes an authorizer that knows no keys yet. */
export function createJwtAuthorizer(
  authorizer: JwtAuthorizer,
  deps: Pick<GatewayDeps, "fetchExternal" | "nowMs" | "log">,
): Authorize {
  const { issuer, identitySources } = authorizer;
  const read = createTokenReader(issuer, deps);

  /** @throws {InvalidToken} */
  async function claimsOf(token: string): Promise<Bag> {
    const claims = await read(token);
    const problem = claimProblem(claims, authorizer, deps.nowMs());
    if (problem !== undefined) {
      throw new InvalidToken(problem);
    }
    return claims;
  }

  function judge(claims: Bag, { match }: HttpVisit): Authorization {
    const wanted = match.route.scopes ?? [];
    const granted = listOf(claims["scope"] ?? claims["scp"]);
    if (wanted.length > 0 && !wanted.some((scope) => granted.includes(scope))) {
      return {
        kind: "forbidden",
        challenge: `Bearer scope="${wanted.join(" ")}" error="insufficient_scope"`,
      };
    }
    const shown = Object.entries(claims).map(([name, claim]) => [name, shownClaim(claim)]);
    return {
      kind: "allowed",
      authorized: {
        kind: "jwt",
        claims: Object.fromEntries(shown),
        scopes: wanted.length === 0 ? null : granted,
      },
    };
  }

  return async (visit) => {
    const [identity] = identitySources.flatMap((source) => identityOf(source, visit) || []);
    if (identity === undefined) {
      return { kind: "unauthorized", challenge: "Bearer" };
    }
    try {
      return judge(await claimsOf(identity.replace(/^Bearer +/i, "")), visit);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof InvalidToken)) {
        deps.log(`authorizer of ${issuer}: its keys cannot be fetched: ${why}`);
      }
      const words = error instanceof InvalidToken ? why : "unable to fetch the keys of the issuer";
      const challenge = `Bearer scope="" error="invalid_token" error_description="${words}"`;
      return { kind: "unauthorized", challenge };
    }
  };
}
