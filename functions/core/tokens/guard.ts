/**
 * Decides about a request for a path that requires a token.
 *
 * In two steps, because the signature is verified between them: {@link examine} finds the token,
 * {@link admit} decides with the verdict.
 *
 * @module
 */
import type { TokenGuardConfig, TokenPath } from "../../contract.ts";
import type { Answer } from "../function-answer.ts";
import { presentedToken, withoutSession } from "./presented-token.ts";
import { type TokenProblem, tokenAnswer } from "./token-answer.ts";
import { ruleFor } from "./token-path.ts";
import type { TokenFault, Verdict } from "./verdict.ts";

/** The parts of a request that decisions use. Header values as sent. */
export interface GuardedRequest {
  readonly method: string;
  /** As the viewer sent it, without query string. */
  readonly path: string;
  readonly authorization: readonly string[];
  readonly cookies: readonly string[];
  readonly origins: readonly string[];
  /** `Access-Control-Request-Method`. */
  readonly requestedMethods: readonly string[];
}

/** The credentials that are forwarded. */
export interface Credentials {
  /** `undefined`: none. */
  readonly authorization: string | undefined;
  /** Without the session cookie. */
  readonly cookies: readonly string[];
}

/** The decision about a request. */
export type GuardDecision =
  | { readonly kind: "pass"; readonly credentials: Credentials }
  | {
      readonly kind: "answer";
      readonly answer: Answer;
      /** For the log: the reason, which the response does not contain. */
      readonly fault: TokenFault | "unclear" | "path" | undefined;
    };

/** A token to verify, and what {@link admit} needs. */
export interface Candidate {
  readonly kind: "verify";
  readonly token: string;
  readonly rule: TokenPath;
  readonly cookies: readonly string[];
}

/** The configuration that decisions use. */
export type GuardTerms = Pick<TokenGuardConfig, "realm" | "paths">;

/**
 * Finds the token of a request.
 *
 * A CORS preflight passes without a token, since browsers send none with it; its credentials are removed.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 * @throws never
 */
export function examine(request: GuardedRequest, terms: GuardTerms): GuardDecision | Candidate {
  const rule = ruleFor(terms.paths, request.path);
  if (rule === undefined) {
    return refusal({ kind: "path" }, terms, "path");
  }
  const cookies = withoutSession(request.cookies);
  if (isPreflight(request)) {
    return { kind: "pass", credentials: { authorization: undefined, cookies } };
  }
  const presented = presentedToken(request.authorization, request.cookies);
  switch (presented.kind) {
    case "none":
      return refusal({ kind: "missing" }, terms);
    case "unclear":
      return refusal({ kind: "refused" }, terms, "unclear");
    case "token":
      return { kind: "verify", token: presented.token, rule, cookies };
  }
}

/**
 * Decides with the verdict on a token.
 *
 * A token that is kept is forwarded as `Authorization: Bearer`, also when it was in the cookie.
 *
 * @throws never
 */
export function admit(verdict: Verdict, candidate: Candidate, terms: GuardTerms): GuardDecision {
  const { rule, token, cookies } = candidate;
  switch (verdict.kind) {
    case "expired":
      return refusal({ kind: "expired" }, terms);
    case "refused":
      return refusal({ kind: "refused" }, terms, verdict.fault);
    case "valid": {
      const { scopes } = verdict.claims;
      if (!rule.scopes.every((scope) => scopes.includes(scope))) {
        return refusal({ kind: "scope", scopes: rule.scopes }, terms);
      }
      const authorization = rule.forward === "keep" ? `Bearer ${token}` : undefined;
      return { kind: "pass", credentials: { authorization, cookies } };
    }
  }
}

function isPreflight({ method, origins, requestedMethods }: GuardedRequest): boolean {
  return method === "OPTIONS" && origins.length > 0 && requestedMethods.length > 0;
}

function refusal(
  problem: TokenProblem,
  { realm }: GuardTerms,
  fault?: TokenFault | "unclear" | "path",
): GuardDecision {
  return { kind: "answer", answer: tokenAnswer(problem, realm), fault };
}
