/**
 * Signs tokens: ES256, in the spelling of the signature that the stack accepts.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { SigningSecret } from "../contract.ts";
import { toLowS } from "../core/tokens/low-s.ts";

/** The claims of a token that are not the secret's. */
export interface NewClaims {
  readonly subject: string;
  readonly scopes: readonly string[];
  /** Seconds since the epoch. */
  readonly issuedAtSeconds: number;
  /** Seconds since the epoch. */
  readonly expiresAtSeconds: number;
  /** A unique id (`jti`). */
  readonly id: string;
  /** Further claims, such as `client_id`. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Signs one token. */
export type SignToken = (claims: NewClaims) => string;

/** Imports the key. @returns `undefined` for a key that cannot sign. @throws never */
export function tokenSigner({ issuer, audience, key }: SigningSecret): SignToken | undefined {
  const privateKey = imported(key);
  if (privateKey === undefined) {
    return undefined;
  }
  const header = encoded({ alg: key.alg, kid: key.kid, typ: "JWT" });
  return ({ subject, scopes, issuedAtSeconds, expiresAtSeconds, id, others = {} }) => {
    const claims = {
      scope: scopes.join(" "),
      iss: issuer,
      aud: audience,
      sub: subject,
      jti: id,
      iat: issuedAtSeconds,
      exp: expiresAtSeconds,
      ...others,
    };
    const input = `${header}.${encoded(claims)}`;
    const signature = sign("sha256", Buffer.from(input), {
      key: privateKey,
      dsaEncoding: "ieee-p1363",
    });
    return `${input}.${Buffer.from(toLowS(signature)).toString("base64url")}`;
  };
}

/**
 * Node imports a private half that is not of the public one, so the key is tried. The error of Node is dropped, since it may
 * contain parts of the key.
 */
function imported({ kty, crv, x, y, d }: SigningSecret["key"]): KeyObject | undefined {
  try {
    const privateKey = createPrivateKey({ key: { kty, crv, x, y, d }, format: "jwk" });
    const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: "jwk" });
    const sample = Buffer.from("sample");
    return verify("sha256", sample, publicKey, sign("sha256", sample, privateKey))
      ? privateKey
      : undefined;
  } catch {
    return undefined;
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
