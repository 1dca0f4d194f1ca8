/**
 * Tokens to verify, and the expected claims.
 *
 * @module
 */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { TokenTerms } from "../../functions/contract.ts";
import { toLowS } from "../../functions/core/tokens/low-s.ts";

/** One key and many tokens of it. */
export interface BenchTokens {
  readonly publicKey: KeyObject;
  readonly terms: TokenTerms;
  readonly texts: readonly string[];
}

/** Makes so many tokens, all good for an hour, each for another subject. About 370 characters each. */
export function makeTokens(count: number): BenchTokens {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const kid = "bench-key-with-a-name-of-usual-size-0123456";
  const terms: TokenTerms = {
    issuer: "https://issuer.example.com",
    audience: "touchline",
    leewaySeconds: 30,
    signatures: "low-s",
    keys: [{ kty: "EC", crv: "P-256", x, y, kid, alg: "ES256", use: "sig" }],
  };
  const iat = Math.floor(Date.now() / 1000);
  const header = encode({ alg: "ES256", typ: "JWT", kid });
  const texts = Array.from({ length: count }, (_, index) => {
    const input = `${header}.${encode({
      iss: terms.issuer,
      aud: terms.audience,
      sub: `referee-${index}`,
      scope: "desk season",
      iat,
      nbf: iat,
      exp: iat + 3600,
    })}`;
    const key = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
    const signature = toLowS(sign("sha256", Buffer.from(input), key));
    return `${input}.${Buffer.from(signature).toString("base64url")}`;
  });
  return { publicKey, terms, texts };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
