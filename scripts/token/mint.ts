/**
 * Signs tokens with the content of a signing secret.
 *
 * @module
 */
import { tokenSigner } from "../../functions/adapters/token-signer.ts";
import { readSigningSecret } from "../../functions/core/tokens/signing-secret.ts";
import { TokenError } from "./token-error.ts";

/** The requested claims. */
export interface TokenRequest {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly expiresInSeconds: number;
}

/**
 * Signs one token, with the spelling of the signature that the stack accepts.
 *
 * @param secret The content of the secret, as JSON.
 * @param nowMs Milliseconds since the epoch.
 * @param id A unique id (`jti`).
 * @throws {TokenError} without the content when it is not a signing key.
 */
export function mint(
  secret: string,
  { subject, scopes, expiresInSeconds }: TokenRequest,
  nowMs: number,
  id: string,
): string {
  const held = readSigningSecret(secret);
  if (held === undefined) {
    throw new TokenError(
      "the secret is not a signing key: it must be JSON with issuer, audience and an ES256 key, as TokenKeys writes it",
    );
  }
  const sign = tokenSigner(held);
  if (sign === undefined) {
    throw new TokenError("the key in the secret cannot sign: it must be an ES256 key on P-256");
  }
  const issuedAtSeconds = Math.floor(nowMs / 1000);
  const expiresAtSeconds = issuedAtSeconds + expiresInSeconds;
  return sign({ subject, scopes, issuedAtSeconds, expiresAtSeconds, id });
}
