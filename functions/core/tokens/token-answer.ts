/**
 * The response to a missing or refused token (RFC 6750 §3).
 *
 * @module
 */
import type { Answer } from "../function-answer.ts";
import { problemAnswer } from "../problem-document.ts";

/** The problem that the response reports. */
export type TokenProblem =
  | { readonly kind: "missing" }
  | { readonly kind: "expired" }
  /** Any other fault; only the log has the reason. */
  | { readonly kind: "refused" }
  /** A valid token without a required scope. */
  | { readonly kind: "scope"; readonly scopes: readonly string[] }
  /** The path is not served. */
  | { readonly kind: "path" };

/**
 * Builds the response. It is not cached and contains no request data.
 *
 * Each has a challenge, as RFC 6750 §3 requires. The RFC recommends 401 for every invalid token; here 401 is
 * for missing and expired tokens, which a client can replace, and 403 for all others.
 *
 * @param realm Printable ASCII without `"` and `\`.
 * @throws never
 */
export function tokenAnswer(problem: TokenProblem, realm: string): Answer {
  const challenge = `Bearer realm="${realm}"`;
  switch (problem.kind) {
    case "missing":
      // RFC 6750 §3.1: no error code without a token.
      return challenged("token-missing", challenge);
    case "expired":
      return challenged("token-expired", `${challenge}, error="invalid_token"`);
    case "refused":
      return challenged("token-refused", `${challenge}, error="invalid_token"`);
    case "scope":
      return challenged(
        "token-scope",
        `${challenge}, error="insufficient_scope", scope="${problem.scopes.join(" ")}"`,
      );
    case "path":
      return problemAnswer("path-refused");
  }
}

function challenged(code: Parameters<typeof problemAnswer>[0], challenge: string): Answer {
  const answer = problemAnswer(code);
  return { ...answer, headers: { ...answer.headers, "www-authenticate": challenge } };
}
