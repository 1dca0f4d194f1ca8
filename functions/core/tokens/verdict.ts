/**
 * What can be said of a token.
 *
 * @module
 */

/** Of a token that was believed, what decisions need; the token itself is not kept. */
export interface TokenClaims {
  /** Who it speaks for; `undefined` when it does not say. */
  readonly subject: string | undefined;
  /** What it allows, in its own order. */
  readonly scopes: readonly string[];
  /** `exp`: from then on it is no longer good. Seconds since the epoch; may have a fraction. */
  readonly expiresAtSeconds: number;
  /** `nbf`: before then it is not yet good. Seconds since the epoch. */
  readonly notBeforeSeconds: number | undefined;
  /** `iat`; told, never judged. Seconds since the epoch. */
  readonly issuedAtSeconds: number | undefined;
}

/** Why a token was not believed. For the log: viewers are told the same for each. */
export type TokenFault =
  /** Larger than we read. */
  | "size"
  /** Not three parts in canonical base64url, the last of 64 bytes. */
  | "form"
  /** The header is no JSON object, names a member twice, or asks for what we do not do. */
  | "header"
  /** Signed otherwise than with ES256. */
  | "algorithm"
  /** Names no key, or none of ours. */
  | "key"
  | "signature"
  /** The claims are no JSON object, name a member twice, or one has the wrong type. */
  | "claims"
  | "issuer"
  | "audience"
  /** Before its `nbf`. */
  | "early";

/** The judgment of a token. */
export type Verdict =
  | { readonly kind: "valid"; readonly claims: TokenClaims }
  /** Nothing is wrong with it but its age. */
  | { readonly kind: "expired" }
  | { readonly kind: "refused"; readonly fault: TokenFault };
