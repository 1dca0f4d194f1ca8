/**
 * Verifies tokens, and caches valid ones.
 *
 * @module
 */
import { Buffer, isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import type { TokenTerms } from "../contract.ts";
import { readCompactToken } from "../core/tokens/compact-token.ts";
import { isLowS } from "../core/tokens/low-s.ts";
import { checkTime, readTokenClaims } from "../core/tokens/token-claims.ts";
import { readTokenHeader } from "../core/tokens/token-header.ts";
import type { TokenFault, Verdict } from "../core/tokens/verdict.ts";
import { type Signature, signatureBy } from "./jose-signature.ts";

/**
 * Verifies a token at one time.
 *
 * @param nowMs Milliseconds since the epoch.
 * @returns a verdict for any text; rejects only when a configured key is invalid.
 */
export type VerifyToken = (token: string, nowMs: number) => Promise<Verdict>;

/** Limits of a verifier. */
export interface VerifierLimits {
  /** Longer tokens are refused without parsing. Characters. @default 4096 */
  readonly maxTokenLength?: number;
  /** Valid tokens in the cache; above it the oldest is removed. @default 1000 */
  readonly maxRemembered?: number;
}

/** The verdict on a valid token. */
type Valid = Extract<Verdict, { readonly kind: "valid" }>;

/**
 * Makes a verifier with its own cache and keys.
 *
 * A valid token is cached by its SHA-256 with its claims only, so that no bearer token stays in memory;
 * its times are checked at each use. Refused tokens are not cached, so that guesses cannot displace valid
 * tokens.
 */
export function createVerifier(terms: TokenTerms, limits: VerifierLimits = {}): VerifyToken {
  const { maxTokenLength = 4096, maxRemembered = 1000 } = limits;
  const signatures = new Map(terms.keys.map((key) => [key.kid, signatureBy(key)]));
  const remembered = new Map<string, Valid>();

  return async (token, nowMs) => {
    if (token.length > maxTokenLength) {
      return refused("size");
    }
    const name = hash("sha256", token);
    const known = remembered.get(name);
    if (known !== undefined) {
      const verdict = timely(known, terms.leewaySeconds, nowMs);
      if (verdict.kind === "expired") {
        remembered.delete(name);
      }
      return verdict;
    }
    const verdict = await verify(token, terms, signatures);
    if (verdict.kind !== "valid") {
      return verdict;
    }
    const current = timely(verdict, terms.leewaySeconds, nowMs);
    if (current.kind === "valid") {
      remember(remembered, name, current, maxRemembered);
    }
    return current;
  };
}

/** Everything but time. */
async function verify(
  token: string,
  terms: TokenTerms,
  signatures: ReadonlyMap<string, Signature>,
): Promise<Verdict> {
  const parts = readCompactToken(token);
  if (
    parts === undefined ||
    (terms.signatures === "low-s" && !isLowS(Buffer.from(parts.signature, "base64url")))
  ) {
    return refused("form");
  }
  const header = readTokenHeader(decode(parts.header));
  if (header.kind === "refused") {
    return header;
  }
  const isSigned = signatures.get(header.keyId);
  if (isSigned === undefined) {
    return refused("key");
  }
  if (!(await isSigned(token))) {
    return refused("signature");
  }
  const reading = readTokenClaims(decode(parts.payload), terms);
  return reading.kind === "refused" ? reading : { kind: "valid", claims: reading.claims };
}

function timely(valid: Valid, leewaySeconds: number, nowMs: number): Verdict {
  switch (checkTime(valid.claims, leewaySeconds, nowMs)) {
    case "current":
      return valid;
    case "expired":
      return { kind: "expired" };
    case "early":
      return refused("early");
  }
}

/** A Map keeps insertion order. */
function remember(
  remembered: Map<string, Valid>,
  name: string,
  verdict: Valid,
  maxRemembered: number,
): void {
  remembered.set(name, verdict);
  if (remembered.size > maxRemembered) {
    const [oldest = name] = remembered.keys();
    remembered.delete(oldest);
  }
}

/** @returns an empty text, which is not JSON, for bytes that are not UTF-8. */
function decode(part: string): string {
  const bytes = Buffer.from(part, "base64url");
  return isUtf8(bytes) ? bytes.toString("utf8") : "";
}

function refused(fault: TokenFault): Verdict {
  return { kind: "refused", fault };
}
