/**
 * Checks the header of a token (RFC 7515 §4): key id, algorithm and type.
 *
 * @module
 */
import { readStrictObject } from "./strict-object.ts";
import type { TokenFault } from "./verdict.ts";

/** The key id, or the fault. */
export type TokenHeader =
  | { readonly kind: "header"; readonly keyId: string }
  | { readonly kind: "refused"; readonly fault: TokenFault };

/**
 * Members that would change the verification or supply a key.
 *
 * - `crit` lists extensions that a verifier must support (RFC 7515 §4.1.11); none is supported.
 * - `b64` (RFC 7797) has no meaning without `crit`.
 * - `zip` and `enc` are for encrypted tokens.
 * - The others supply a key or its URL; keys come from the configuration only.
 *
 * Other unknown members are ignored, as RFC 7515 §4 requires.
 */
const refusedMembers = ["crit", "b64", "zip", "enc", "jwk", "jku", "x5u", "x5c"] as const;

/**
 * Types that are access tokens: RFC 7519 §5.1 and RFC 9068 §2.1. It may be absent, as in RFC 7519;
 * another type is a token for another purpose (RFC 8725 §3.11).
 */
const types: readonly string[] = ["jwt", "at+jwt"];

/**
 * Checks a header.
 *
 * The token does not choose the algorithm (RFC 8725 §3.1).
 *
 * @param text The decoded header.
 * @throws never
 */
export function readTokenHeader(text: string): TokenHeader {
  const header = readStrictObject(text);
  if (header === undefined || refusedMembers.some((name) => Object.hasOwn(header, name))) {
    return { kind: "refused", fault: "header" };
  }
  const { alg, kid, typ } = header;
  if (alg !== "ES256") {
    return { kind: "refused", fault: "algorithm" };
  }
  if (typ !== undefined && !isAccessToken(typ)) {
    return { kind: "refused", fault: "header" };
  }
  return typeof kid === "string"
    ? { kind: "header", keyId: kid }
    : { kind: "refused", fault: "key" };
}

/** Media types are case-insensitive, and `application/` may be omitted (RFC 7515 §4.1.9). */
function isAccessToken(typ: unknown): boolean {
  return typeof typ === "string" && types.includes(typ.toLowerCase().replace(/^application\//, ""));
}
