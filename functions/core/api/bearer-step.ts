/**
 * The plan step that requires a token.
 *
 * The edge has verified the token already; the Region verifies it again (defense in depth).
 *
 * @module
 */
import { presentedToken } from "../tokens/presented-token.ts";
import { type TokenProblem, tokenAnswer } from "../tokens/token-answer.ts";
import type { TokenClaims } from "../tokens/verdict.ts";
import { answered, type Plan } from "./plan.ts";

/**
 * Plans the verification of the token in `Authorization`. The edge moves the token of the session cookie
 * there; cookies are not forwarded.
 *
 * @param scopes All of them must be in the token.
 * @param next The plan with a valid token.
 * @throws never
 */
export function withToken(
  authorization: readonly string[],
  scopes: readonly string[],
  realm: string,
  next: (claims: TokenClaims) => Plan,
): Plan {
  const refuse = (problem: TokenProblem) => answered(tokenAnswer(problem, realm));
  const presented = presentedToken(authorization, []);
  switch (presented.kind) {
    case "none":
      return refuse({ kind: "missing" });
    case "unclear":
      return refuse({ kind: "refused" });
    case "token":
      return {
        kind: "token",
        token: presented.token,
        next: (verdict) => {
          if (verdict.kind !== "valid") {
            return refuse({ kind: verdict.kind });
          }
          return scopes.every((scope) => verdict.claims.scopes.includes(scope))
            ? next(verdict.claims)
            : refuse({ kind: "scope", scopes });
        },
      };
  }
}
