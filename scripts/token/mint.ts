/**
 * Signs tokens with the content of a signing secret.
 *
 * @module
 */
import { SignJWT } from "jose";
import type { SigningSecret } from "../../functions/contract.ts";
import { toLowS } from "../../functions/core/tokens/low-s.ts";
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
export async function mint(
  secret: string,
  { subject, scopes, expiresInSeconds }: TokenRequest,
  nowMs: number,
  id: string,
): Promise<string> {
  const { issuer, audience, key } = readSecret(secret);
  const issuedAtSeconds = Math.floor(nowMs / 1000);
  const token = await new SignJWT({ scope: scopes.join(" ") })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setJti(id)
    .setIssuedAt(issuedAtSeconds)
    .setExpirationTime(issuedAtSeconds + expiresInSeconds)
    .sign({ ...key })
    .catch((): never => {
      // The message of jose is dropped, since it may contain parts of the private key.
      throw new TokenError("the key in the secret cannot sign: it must be an ES256 key on P-256");
    });
  const start = token.lastIndexOf(".") + 1;
  const signature = toLowS(Buffer.from(token.slice(start), "base64url"));
  return token.slice(0, start) + Buffer.from(signature).toString("base64url");
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
      "the secret is not a signing key: it must be JSON with issuer, audience and key, as TokenKeys writes it",
    );
  }
  return value as unknown as SigningSecret;
}

/** The error is dropped, since the text may contain a key. */
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
