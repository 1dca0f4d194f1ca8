/**
 * Token verifiers. All but the first check issuer, audience and time as well.
 *
 * @module
 */
import { verify as verifySignature } from "node:crypto";
import { JwtVerifier } from "aws-jwt-verify";
import { createVerifier as fastJwt } from "fast-jwt";
import { importJWK, jwtVerify } from "jose";
import { createVerifier } from "../../functions/adapters/token-verifier.ts";
import type { BenchTokens } from "./token-cases.ts";

/** Whether a verifier has seen the token before. */
export type When = "first verification" | "repeated verification";

/** One way. */
export interface Subject {
  readonly name: string;
  /** The tables it is in; the first subject of each is the baseline. */
  readonly tables: readonly When[];
  /** Rejects a token that is not good. */
  readonly run: (token: string) => unknown;
  /** How often each token is verified in a round: more often for faster subjects. */
  readonly repeats: number;
}

/** Every way, in the order of the tables. */
export async function subjects(made: BenchTokens): Promise<readonly Subject[]> {
  const again = ours(made, made.texts.length);
  for (const text of made.texts) {
    await again(text);
  }
  const first = { tables: ["first verification"], repeats: 1 } as const;
  const seen = { tables: ["repeated verification"], repeats: 8 } as const;
  return [
    { ...first, name: "jose `jwtVerify`", run: await jose(made) },
    // With room for one token only, every token is seen for the first time, every time.
    { ...first, name: "**ours**", run: ours(made, 1) },
    { ...first, name: "aws-jwt-verify", run: awsJwtVerify(made) },
    { ...first, name: "fast-jwt", run: fastJwtVerify(made, false) },
    {
      name: "raw `crypto.verify`, signature in DER, nothing else",
      tables: ["first verification", "repeated verification"],
      run: raw(made),
      repeats: 1,
    },
    { ...seen, name: "**ours**", run: again },
    { ...seen, name: "fast-jwt with its cache", run: fastJwtVerify(made, true) },
  ];
}

/** What cannot be avoided. Taking the token apart and spelling the signature in DER happen beforehand. */
function raw({ publicKey, texts }: BenchTokens): Subject["run"] {
  const prepared = new Map(
    texts.map((text) => {
      const dot = text.lastIndexOf(".");
      const signature = der(Buffer.from(text.slice(dot + 1), "base64url"));
      return [text, { input: Buffer.from(text.slice(0, dot)), signature }];
    }),
  );
  return (token) => {
    const parts = prepared.get(token);
    accept(
      parts !== undefined && verifySignature("sha256", parts.input, publicKey, parts.signature),
    );
  };
}

async function jose({ terms }: BenchTokens): Promise<Subject["run"]> {
  const [key] = terms.keys;
  const imported = await importJWK({ ...key }, "ES256");
  const options = {
    algorithms: ["ES256"],
    issuer: terms.issuer,
    audience: terms.audience,
    clockTolerance: terms.leewaySeconds,
  };
  return (token) => jwtVerify(token, imported, options);
}

function ours({ terms }: BenchTokens, maxRemembered: number): Subject["run"] {
  const verify = createVerifier(terms, { maxRemembered });
  return async (token: string) => accept((await verify(token, Date.now())).kind === "valid");
}

function awsJwtVerify({ terms }: BenchTokens): Subject["run"] {
  const { issuer, audience, leewaySeconds: graceSeconds, keys } = terms;
  const verifier = JwtVerifier.create({
    issuer,
    audience,
    graceSeconds,
    jwksUri: "https://issuer.example.com/keys",
  });
  verifier.cacheJwks({ keys: keys.map((key) => ({ ...key })) });
  return (token) => verifier.verifySync(token);
}

function fastJwtVerify({ terms, publicKey }: BenchTokens, cache: boolean): Subject["run"] {
  const { issuer, audience, leewaySeconds } = terms;
  const verify = fastJwt({
    key: publicKey.export({ type: "spki", format: "pem" }).toString(),
    algorithms: ["ES256"],
    allowedIss: issuer,
    allowedAud: audience,
    clockTolerance: leewaySeconds * 1000,
    cache,
  });
  return (token) => verify(token);
}

function accept(isGood: boolean): void {
  if (!isGood) {
    throw new Error("a good token was refused");
  }
}

/** An ECDSA signature as ASN.1: a sequence of two positive integers. */
function der(signature: Buffer): Buffer {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)].map((half) => {
    const digits = half.subarray(half.findIndex((byte) => byte !== 0));
    const positive = (digits[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), digits]) : digits;
    return Buffer.concat([Buffer.from([2, positive.length]), positive]);
  });
  const body = Buffer.concat([r ?? Buffer.alloc(0), s ?? Buffer.alloc(0)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}
