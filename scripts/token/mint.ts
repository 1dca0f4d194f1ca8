/**
 * Making tokens from what Secrets Manager keeps for a signing key.
 *
 * @module
 */
import { SignJWT } from "jose";
import type { SigningSecret } from "../../functions/contract.ts";
import { TokenError } from "./token-error.ts";

/** What a token is to say. */
export interface TokenRequest {
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly expiresInSeconds: number;
}

/**
 * Signs one token.
 *
 * @param secret The content of the secret, as JSON.
 * @param nowMs Milliseconds since the epoch.
 * @param id Sets it apart from every other token (`jti`).
 * @throws {TokenError} when the content is no signing key; nothing of it is repeated.
 */
export async function mint(
  secret: string,
  { subject, scopes, expiresInSeconds }: TokenRequest,
  nowMs: number,
  id: string,
): Promise<string> {
  const { issuer, audience, key } = readSecret(secret);
  const issuedAtSeconds = Math.floor(nowMs / 1000);
  return new SignJWT({ scope: scopes.join(" ") })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setJti(id)
    .setIssuedAt(issuedAtSeconds)
    .setExpirationTime(issuedAtSeconds + expiresInSeconds)
    .sign({ ...key })
    .catch((): never => {
      // jose may say more, and what it says is about a private key.
      throw new TokenError("the secret has a key that cannot sign: it must be on P-256, for ES256");
    });
}

function readSecret(text: string): SigningSecret {
  const value = parsed(text);
  if (
    !isObject(value) ||
    !isObject(value["key"]) ||
    !["issuer", "audience"].every((name) => typeof value[name] === "string") ||
    !["kid", "alg", "d"].every((name) => typeof Object(value["key"])[name] === "string")
  ) {
    throw new TokenError(
      "the secret holds no signing key: it must be JSON with issuer, audience and key, as TokenKeys writes it",
    );
  }
  return value as unknown as SigningSecret;
}

/** What cannot be parsed is not repeated: it may be a key all the same. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
