/**
 * Valid and forged tokens, signed without jose, which refuses to make some of them.
 *
 * @module
 */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { TokenKey, TokenTerms } from "../../functions/contract.ts";
import { toLowS } from "../../functions/core/tokens/low-s.ts";

/** A key pair, with its public half as functions are given it. */
interface TestKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: TokenKey;
}

/** Makes a key pair. */
function testKey(kid: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const jwk: TokenKey = { kty: "EC", crv: "P-256", x, y, kid, alg: "ES256", use: "sig" };
  return { kid, privateKey, publicKey, jwk };
}

/** The key that signs, and the one published ahead. */
export const current = testKey("current");
export const next = testKey("next");

/** A key that is in no key set. */
export const stranger = testKey("current");

/** The instant of every test. Milliseconds since the epoch. */
export const nowMs = 1_800_000_000_000;

/** The same, in seconds. */
export const nowSeconds = nowMs / 1000;

/** What the tests' tokens have to be. */
export const terms: TokenTerms = {
  issuer: "https://issuer.test",
  audience: "touchline",
  leewaySeconds: 30,
  signatures: "low-s",
  keys: [current.jwk, next.jwk],
};

/** Claims that hold for a quarter of an hour. */
export const goodClaims = {
  iss: terms.issuer,
  aud: terms.audience,
  sub: "ref",
  scope: "desk season",
  iat: nowSeconds,
  exp: nowSeconds + 900,
};

/** The header of a good token. */
export const goodHeader = { alg: "ES256", kid: "current", typ: "JWT" };

/** A part of a token: an object as JSON, a text or bytes as they are. */
export type Part = object | string | Buffer;

/** Base64url, without padding. */
export function encode(part: Part): string {
  const bytes = Buffer.isBuffer(part)
    ? part
    : Buffer.from(typeof part === "string" ? part : JSON.stringify(part));
  return bytes.toString("base64url");
}

/** Signs with ES256, in the form JWS has and the spelling that is accepted. */
export function es256(input: string, { privateKey }: TestKey = current): Buffer {
  return Buffer.from(
    toLowS(sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" })),
  );
}

/** Makes a token of any header and claims, however wrong. */
export function token(
  claims: Part = goodClaims,
  header: Part = goodHeader,
  signature: (input: string) => Buffer = es256,
): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signature(input).toString("base64url")}`;
}

/** Signs with HMAC over the public key, as if it were a shared secret. */
export function hs256(secret: string | Buffer): (input: string) => Buffer {
  return (input) => createHmac("sha256", secret).update(input).digest();
}
