/**
 * Who may pass: what becomes of a request for a path that needs a token.
 *
 * In two steps, because between them a signature is verified: {@link examine} finds the token, {@link admit}
 * goes by what was found of it.
 *
 * @module
 */
import type { TokenGuardConfig, TokenPath } from "../../contract.ts";
import type { Answer } from "../function-answer.ts";
import { presentedToken, withoutSession } from "./presented-token.ts";
import { type TokenProblem, tokenAnswer } from "./token-answer.ts";
import { ruleFor } from "./token-path.ts";
import type { TokenFault, Verdict } from "./verdict.ts";

/** Of a request, what is judged. Header lines by their values, as they were sent. */
export interface GuardedRequest {
  readonly method: string;
  /** As the viewer wrote it, without query string. */
  readonly path: string;
  readonly authorization: readonly string[];
  readonly cookies: readonly string[];
  readonly origins: readonly string[];
  /** `Access-Control-Request-Method`. */
  readonly requestedMethods: readonly string[];
}

/** What of a viewer's credentials goes on. */
export interface Credentials {
  /** `undefined`: none. */
  readonly authorization: string | undefined;
  /** The session cookie is not among them. */
  readonly cookies: readonly string[];
}

/** What becomes of a request. */
export type GuardDecision =
  | { readonly kind: "pass"; readonly credentials: Credentials }
  | {
      readonly kind: "answer";
      readonly answer: Answer;
      /** For the log: why, where more is known than is told. */
      readonly fault: TokenFault | "unclear" | "path" | undefined;
    };

/** A token to be verified, and what to remember until it is. */
export interface Candidate {
  readonly kind: "verify";
  readonly token: string;
  readonly rule: TokenPath;
  readonly cookies: readonly string[];
}

/** Of the configuration, what is gone by here. */
export type GuardTerms = Pick<TokenGuardConfig, "realm" | "paths">;

/**
 * Finds the token of a request.
 *
 * A CORS preflight passes without one: browsers send none with it, and answering it gives nothing away. It
 * takes no credentials along, so nobody behind us can mistake it for more than it is.
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
 * Goes by what was found of a token.
 *
 * A token that is kept goes on as `Authorization: Bearer`, wherever it came from: what comes after us reads
 * one place, in one spelling.
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
