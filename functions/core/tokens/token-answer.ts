/**
 * How a viewer is told that a token is missing, or will not do (RFC 6750 §3).
 *
 * @module
 */
import type { Answer } from "../function-answer.ts";
import { problemAnswer } from "../problem-document.ts";

/** What is wrong, as far as a viewer is told. */
export type TokenProblem =
  | { readonly kind: "missing" }
  | { readonly kind: "expired" }
  /** Anything at all that is not right about it: which, only the log says. */
  | { readonly kind: "refused" }
  /** It is good, but not for this. */
  | { readonly kind: "scope"; readonly scopes: readonly string[] }
  /** Nothing is ever answered here. */
  | { readonly kind: "path" };

/**
 * Words an answer. Never kept, and nothing the viewer sent is repeated.
 *
 * Each carries a challenge, since RFC 6750 §3 demands one with whatever does not enable access. Where it
 * advises 401 for every token that does not verify, ours is 401 only for one that has merely expired, which
 * is the one a client can mend by itself: a forged token gets 403, and no invitation to try again.
 *
 * @param realm Printable ASCII without `"` and `\`.
 * @throws never
 */
export function tokenAnswer(problem: TokenProblem, realm: string): Answer {
  const challenge = `Bearer realm="${realm}"`;
  switch (problem.kind) {
    case "missing":
      // RFC 6750 §3.1: to those who sent nothing, no error code either.
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
