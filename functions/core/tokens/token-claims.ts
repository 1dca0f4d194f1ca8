/**
 * Checks the claims of a token (RFC 7519 §4.1).
 *
 * @module
 */
import type { TokenTerms } from "../../contract.ts";
import { readStrictObject } from "./strict-object.ts";
import type { TokenClaims, TokenFault } from "./verdict.ts";

/** The required issuer and audience. */
export type ClaimTerms = Pick<TokenTerms, "issuer" | "audience">;

/** Claims that are valid except for their times, or the fault. */
export type ClaimsReading =
  | { readonly kind: "claims"; readonly claims: TokenClaims }
  | { readonly kind: "refused"; readonly fault: TokenFault };

/** The end of the year 9999. A later time is a mistake, such as milliseconds. */
const lastSecond = 253_402_300_799;

/**
 * Reads claims and checks issuer and audience.
 *
 * - `exp` is required here, although RFC 7519 makes it optional: a token without an end cannot be cached.
 * - `scope` is one string, its parts separated by spaces (RFC 8693 §4.2, RFC 9068 §2.2.3). Some issuers
 *   send an array instead, which is refused.
 *
 * @param text The decoded payload of a token with a valid signature.
 * @throws never
 */
export function readTokenClaims(text: string, { issuer, audience }: ClaimTerms): ClaimsReading {
  const members = readStrictObject(text);
  if (members === undefined) {
    return { kind: "refused", fault: "claims" };
  }
  const { iss, aud, sub, scope = "", exp, nbf, iat, jti } = members;
  if (
    !isTime(exp) ||
    !isAbsentOr(isTime, nbf) ||
    !isAbsentOr(isTime, iat) ||
    !isAbsentOr(isText, sub) ||
    !isAbsentOr(isText, jti) ||
    !isText(scope)
  ) {
    return { kind: "refused", fault: "claims" };
  }
  // RFC 7519 §4.1.1: case-sensitive.
  if (iss !== issuer) {
    return { kind: "refused", fault: "issuer" };
  }
  if (!isFor(aud, audience)) {
    return { kind: "refused", fault: "audience" };
  }
  return {
    kind: "claims",
    claims: {
      subject: sub,
      scopes: scope.split(" ").filter((each) => each !== ""),
      expiresAtSeconds: exp,
      notBeforeSeconds: nbf,
      issuedAtSeconds: iat,
    },
  };
}

/**
 * Checks the times of claims.
 *
 * @param nowMs Milliseconds since the epoch; with `NaN` nothing is current.
 * @param leewaySeconds Allowed clock difference, in favor of the token.
 * @throws never
 */
export function checkTime(
  { expiresAtSeconds, notBeforeSeconds }: TokenClaims,
  leewaySeconds: number,
  nowMs: number,
): "current" | "early" | "expired" {
  // RFC 7519 §4.1.5: the time must be after or equal to `nbf`.
  if (notBeforeSeconds !== undefined && !(nowMs >= (notBeforeSeconds - leewaySeconds) * 1000)) {
    return "early";
  }
  // RFC 7519 §4.1.4: the time must be before `exp`.
  return nowMs < (expiresAtSeconds + leewaySeconds) * 1000 ? "current" : "expired";
}

/** RFC 7519 §4.1.3: one audience, or a list of them. */
function isFor(aud: unknown, audience: string): boolean {
  return Array.isArray(aud) ? aud.every(isText) && aud.includes(audience) : aud === audience;
}

function isAbsentOr<T>(is: (value: unknown) => value is T, value: unknown): value is T | undefined {
  return value === undefined || is(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A NumericDate (RFC 7519 §2), which may have a fraction. `1e999` is valid JSON and parses as infinity. */
function isTime(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= lastSecond;
}
