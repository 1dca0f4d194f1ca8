/**
 * The result of verifying a token.
 *
 * @module
 */

/** The claims of a valid token that decisions use. */
export interface TokenClaims {
  /** `sub`. */
  readonly subject: string | undefined;
  /** The parts of `scope`, in the token's order. */
  readonly scopes: readonly string[];
  /** `exp`: the token is invalid from then on. Seconds since the epoch; may have a fraction. */
  readonly expiresAtSeconds: number;
  /** `nbf`: the token is invalid before. Seconds since the epoch. */
  readonly notBeforeSeconds: number | undefined;
  /** `iat`; reported, not checked. Seconds since the epoch. */
  readonly issuedAtSeconds: number | undefined;
}

/** Why a token was refused. For the log; the response is the same for each. */
export type TokenFault =
  /** Longer than the maximum. */
  | "size"
  /** Not three parts in canonical base64url, the last of 64 bytes; or the refused spelling of a signature. */
  | "form"
  /** The header is not a JSON object, has a duplicate member, or an unsupported one. */
  | "header"
  /** Another algorithm than ES256. */
  | "algorithm"
  /** No key id, or an unknown one. */
  | "key"
  | "signature"
  /** The claims are not a JSON object, have a duplicate member, or one of the wrong type. */
  | "claims"
  | "issuer"
  | "audience"
  /** Before its `nbf`. */
  | "early";

/** The result. */
export type Verdict =
  | { readonly kind: "valid"; readonly claims: TokenClaims }
  /** Valid except for its `exp`. */
  | { readonly kind: "expired" }
  | { readonly kind: "refused"; readonly fault: TokenFault };
