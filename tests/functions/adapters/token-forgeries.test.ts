/**
 * Forged tokens: every known attack.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc8725
 * @module
 */
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { toLowS, twinOf } from "../../../functions/core/tokens/low-s.ts";
import type { TokenFault } from "../../../functions/core/tokens/verdict.ts";
import {
  current,
  encode,
  es256,
  goodClaims,
  goodHeader,
  hs256,
  nowMs,
  nowSeconds,
  stranger,
  terms,
  token,
} from "../signed-tokens.ts";

/** The verdict of a verifier that has seen nothing. */
const judge = (text: string) => createVerifier(terms)(text, nowMs);

/** A signature over the digest another algorithm takes, by our own key. */
const es384 = (input: string) =>
  Buffer.from(
    toLowS(
      sign("sha384", Buffer.from(input), { key: current.privateKey, dsaEncoding: "ieee-p1363" }),
    ),
  );

const der = (input: string) => sign("sha256", Buffer.from(input), current.privateKey);

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const rs256 = (input: string) => sign("sha256", Buffer.from(input), rsa);

const spki = current.publicKey.export({ type: "spki", format: "pem" });
const strangerJwk = stranger.publicKey.export({ format: "jwk" });

describe("createVerifier", () => {
  describe("refuses", () => {
    const [head = "", body = "", signature = ""] = token().split(".");
    const attacks: readonly (readonly [string, TokenFault, string])[] = [
      ["nothing", "form", ""],
      ["prose", "form", "let me in"],
      ["alg none without a signature", "form", `${encode({ alg: "none" })}.${body}.`],
      ["alg none with a signature", "algorithm", token(goodClaims, { ...goodHeader, alg: "none" })],
      ["alg None", "algorithm", token(goodClaims, { ...goodHeader, alg: "None" })],
      [
        "HS256 keyed with the public key's PEM",
        "form",
        token(goodClaims, { ...goodHeader, alg: "HS256" }, hs256(spki)),
      ],
      [
        "HS256, its signature filled up",
        "algorithm",
        token(goodClaims, { ...goodHeader, alg: "HS256" }, filled(hs256(spki))),
      ],
      ["HS256 declared as ES256", "signature", token(goodClaims, goodHeader, filled(hs256(spki)))],
      ["RS256", "form", token(goodClaims, { ...goodHeader, alg: "RS256" }, rs256)],
      ["ES384 by our key", "algorithm", token(goodClaims, { ...goodHeader, alg: "ES384" }, es384)],
      ["ES384 declared as ES256", "signature", token(goodClaims, goodHeader, es384)],
      ["a signature in DER", "form", token(goodClaims, goodHeader, der)],
      ["the other valid signature", "form", token(goodClaims, goodHeader, twin)],
      ["a signature of zeros", "signature", token(goodClaims, goodHeader, () => Buffer.alloc(64))],
      ["a signature of ones", "form", token(goodClaims, goodHeader, () => Buffer.alloc(64, 255))],
      [
        "a short signature",
        "form",
        token(goodClaims, goodHeader, (input) => es256(input).subarray(1)),
      ],
      [
        "a long signature",
        "form",
        token(goodClaims, goodHeader, (input) => Buffer.concat([es256(input), Buffer.alloc(1)])),
      ],
      ["an empty signature", "form", `${head}.${body}.`],
      [
        "another token's signature",
        "signature",
        `${head}.${body}.${token({ ...goodClaims, sub: "x" }).split(".")[2]}`,
      ],
      [
        "other claims with a valid signature",
        "signature",
        `${head}.${encode({ ...goodClaims, sub: "x" })}.${signature}`,
      ],
      [
        "another header with a valid signature",
        "signature",
        `${encode({ ...goodHeader, typ: "at+jwt" })}.${body}.${signature}`,
      ],
      ["a stranger's signature", "signature", token(goodClaims, goodHeader, byStranger)],
      [
        "a stranger's key, embedded",
        "header",
        token(goodClaims, { ...goodHeader, jwk: strangerJwk }, byStranger),
      ],
      [
        "an embedded copy of the key",
        "header",
        token(goodClaims, { ...goodHeader, jwk: current.jwk }),
      ],
      [
        "jku",
        "header",
        token(goodClaims, { ...goodHeader, jku: "https://attacker.test" }, byStranger),
      ],
      [
        "x5u",
        "header",
        token(goodClaims, { ...goodHeader, x5u: "https://attacker.test" }, byStranger),
      ],
      ["x5c", "header", token(goodClaims, { ...goodHeader, x5c: ["MII"] }, byStranger)],
      ["crit", "header", token(goodClaims, { ...goodHeader, crit: ["exp"] })],
      ["b64=false", "header", token(goodClaims, { ...goodHeader, crit: ["b64"], b64: false })],
      ["no kid", "key", token(goodClaims, { alg: "ES256" })],
      ["an empty kid", "key", token(goodClaims, { ...goodHeader, kid: "" })],
      ["a kid of another case", "key", token(goodClaims, { ...goodHeader, kid: "Current" })],
      ["a kid with white space", "key", token(goodClaims, { ...goodHeader, kid: "current " })],
      [
        "a kid that is a path",
        "key",
        token(goodClaims, { ...goodHeader, kid: "../../../../dev/null" }),
      ],
      ["a kid that is SQL", "key", token(goodClaims, { ...goodHeader, kid: "x' UNION SELECT 'k" })],
      [
        "a kid that is an address",
        "key",
        token(goodClaims, { ...goodHeader, kid: "https://attacker.test" }),
      ],
      ["a very long kid", "key", token(goodClaims, { ...goodHeader, kid: "k".repeat(2_000) })],
      ["the other key's kid", "signature", token(goodClaims, { ...goodHeader, kid: "next" })],
      [
        "two algs, the last one valid",
        "header",
        token(goodClaims, '{"alg":"none","alg":"ES256","kid":"current"}'),
      ],
      ["two kids", "header", token(goodClaims, '{"alg":"ES256","kid":"current","kid":"next"}')],
      [
        "two scopes",
        "claims",
        token(`{"scope":"","scope":"desk",${JSON.stringify(goodClaims).slice(1)}`),
      ],
      ["a header that is not JSON", "header", token(goodClaims, "{")],
      ["a header that is no UTF-8", "header", token(goodClaims, Buffer.from([0x7b, 0xff, 0x7d]))],
      ["an empty header", "header", token(goodClaims, "")],
      ["claims that are not JSON", "claims", token("sub=ref")],
      ["claims that are no UTF-8", "claims", token(Buffer.from('{"sub":"\xff"}', "latin1"))],
      ["empty claims", "claims", token("")],
      ["claims in a list", "claims", token([goodClaims])],
      ["padding", "form", `${head}=.${body}.${signature}`],
      ["the standard alphabet", "form", `${head}.${body}.+${signature.slice(1)}`],
      ["spare bits in the signature", "form", `${head}.${body}.${nudged(signature)}`],
      ["a trailing dot", "form", `${token()}.`],
      ["two trailing dots", "form", `${token()}..`],
      ["white space before", "form", ` ${token()}`],
      ["white space after", "form", `${token()}\n`],
      ["another token after a comma", "form", `${token()},${token()}`],
      ["percent-encoding", "form", token().replace(".", "%2E")],
      ["exp as text", "claims", token({ ...goodClaims, exp: String(goodClaims.exp) })],
      [
        "exp beyond all numbers",
        "claims",
        token(JSON.stringify(goodClaims).replace(/"exp":\d+/, '"exp":1e999')),
      ],
      ["exp in milliseconds", "claims", token({ ...goodClaims, exp: goodClaims.exp * 1000 })],
      ["exp below zero", "claims", token({ ...goodClaims, exp: -1 })],
      ["no exp", "claims", token({ ...goodClaims, exp: undefined })],
      ["nbf ahead", "early", token({ ...goodClaims, nbf: nowSeconds + 31 })],
      ["another issuer", "issuer", token({ ...goodClaims, iss: "https://other.test" })],
      ["an issuer of another case", "issuer", token({ ...goodClaims, iss: "https://Issuer.test" })],
      ["another audience", "audience", token({ ...goodClaims, aud: "other" })],
      ["no audience", "audience", token({ ...goodClaims, aud: undefined })],
      [
        "an expired token of a stranger",
        "signature",
        token({ ...goodClaims, exp: 1 }, goodHeader, byStranger),
      ],
      ["an expired token of another issuer", "issuer", token({ ...goodClaims, exp: 1, iss: "x" })],
    ];
    for (const [title, fault, text] of attacks) {
      it(`${title}, with fault "${fault}"`, async () => {
        assert.deepEqual(await judge(text), { kind: "refused", fault });
      });
    }

    for (const kid of ["__proto__", "constructor", "toString", "hasOwnProperty", "current\0"]) {
      it(`the key id ${JSON.stringify(kid)}, which is in no key set`, async () => {
        const text = token(goodClaims, `{"alg":"ES256","kid":${JSON.stringify(kid)}}`);
        assert.deepEqual(await judge(text), { kind: "refused", fault: "key" });
      });
    }

    it("a token with any one character changed", async () => {
      const text = token();
      const verify = createVerifier(terms);
      for (let at = 0; at < text.length; at += 1) {
        const other = text[at] === "A" ? "B" : "A";
        const { kind } = await verify(text.slice(0, at) + other + text.slice(at + 1), nowMs);
        assert.equal(kind, "refused", `character ${at}`);
      }
    });

    it("any text, without throwing", async () => {
      const verify = createVerifier(terms);
      const part = fc.oneof(fc.string(), fc.base64String(), fc.json().map(encode));
      const text = fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 5 }).map((all) => all.join(".")),
      );
      await fc.assert(
        fc.asyncProperty(text, async (each) => {
          assert.equal((await verify(each, nowMs)).kind, "refused");
        }),
      );
    });

    it("any header and claims with a valid signature, without throwing", async () => {
      const verify = createVerifier(terms);
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (extra, claims) => {
          const header = JSON.stringify({ ...goodHeader, extra });
          const { kind } = await verify(token(JSON.stringify(claims), header), nowMs);
          assert.equal(kind, "refused");
        }),
        { numRuns: 50 },
      );
    });
  });
});

function twin(input: string): Buffer {
  return Buffer.from(twinOf(es256(input)));
}

function byStranger(input: string): Buffer {
  return es256(input, stranger);
}

/** As long as an ES256 signature. */
function filled(signature: (input: string) => Buffer): (input: string) => Buffer {
  return (input) => Buffer.concat([signature(input), Buffer.alloc(64)]).subarray(0, 64);
}

/** The same bytes with other pad bits. */
function nudged(signature: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(signature.slice(-1));
  return signature.slice(0, -1) + alphabet[last + 1];
}
