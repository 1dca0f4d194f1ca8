/**
 * The header of a token (RFC 7515 §4): which key is said to have signed it, and how.
 *
 * @module
 */
import { readStrictObject } from "./strict-object.ts";
import type { TokenFault } from "./verdict.ts";

/** A header we can go by, or what is wrong with it. */
export type TokenHeader =
  | { readonly kind: "header"; readonly keyId: string }
  | { readonly kind: "refused"; readonly fault: TokenFault };

/**
 * Members that would change what is verified, or bring a key along.
 *
 * - `crit` asks not to be believed by those who do not know what it names (RFC 7515 §4.1.11); we know none.
 * - `b64` (RFC 7797) means nothing without `crit`; it is refused so that nobody has to think about it.
 * - `zip` and `enc` belong to encrypted tokens.
 * - The rest bring a key, or the address of one: keys come from our configuration, or not at all.
 *
 * Other members we do not know are passed over, as RFC 7515 §4 has it.
 */
const unwelcome = ["crit", "b64", "zip", "enc", "jwk", "jku", "x5u", "x5c"] as const;

/**
 * Types that are access tokens: RFC 7519 §5.1 and RFC 9068 §2.1. Absent is allowed, as RFC 7519 does;
 * any other type is a token made for something else (RFC 8725 §3.11).
 */
const types: readonly string[] = ["jwt", "at+jwt"];

/**
 * Judges a header.
 *
 * The algorithm is a constant of ours, not a choice of the token's: RFC 8725 §3.1.
 *
 * @param text The decoded header.
 * @throws never
 */
export function readTokenHeader(text: string): TokenHeader {
  const header = readStrictObject(text);
  if (header === undefined || unwelcome.some((name) => Object.hasOwn(header, name))) {
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

/** Media types are compared without case, and `application/` may be left out (RFC 7515 §4.1.9). */
function isAccessToken(typ: unknown): boolean {
  return typeof typ === "string" && types.includes(typ.toLowerCase().replace(/^application\//, ""));
}
