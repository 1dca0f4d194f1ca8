/**
 * The step that asks for a token, and goes by what was found of it.
 *
 * The edge has judged it already. It is judged again, since a region answers whoever reaches it: should the
 * edge ever let something through, this is the second lock (defense in depth).
 *
 * @module
 */
import { presentedToken } from "../tokens/presented-token.ts";
import { type TokenProblem, tokenAnswer } from "../tokens/token-answer.ts";
import type { TokenClaims } from "../tokens/verdict.ts";
import { answered, type Plan } from "./plan.ts";

/**
 * Plans the judgment of the token in `Authorization`. The session cookie is not looked at: the edge turns
 * it into `Authorization`, and cookies do not reach us.
 *
 * @param scopes All of them must be in the token.
 * @param next What becomes of a good one.
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
