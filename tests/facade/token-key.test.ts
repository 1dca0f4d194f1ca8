/**
 * Token keys: conversion, `kid`, and rejected key sets.
 *
 * @module
 */
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { calculateJwkThumbprint, createLocalJWKSet, type JWK, jwtVerify, SignJWT } from "jose";
import { describe, it } from "mocha";
import { privateKey, publicKey, readKeySet } from "../../facade/token-key.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwk = pair.publicKey.export({ format: "jwk" });
const point = { x: jwk.x ?? "", y: jwk.y ?? "" };
const publicPem = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
const privatePem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** The example of RFC 7517 Appendix A.1. */
const rfcPoint = {
  x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
  y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
};

/** Usually the first value. */
function mostly(usual: unknown, ...others: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

describe("publicKey", () => {
  it("sets kid to the RFC 7638 thumbprint", async () => {
    const key = publicKey(publicPem);
    const kid = await calculateJwkThumbprint(jwk);
    assert.deepEqual(key, { kty: "EC", crv: "P-256", ...point, kid, alg: "ES256", use: "sig" });
  });

  it("rejects a text that is not a key", () => {
    assert.throws(() => publicKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"));
  });
});

describe("privateKey", () => {
  it("returns the public key with the same kid, and d", () => {
    const { d } = pair.privateKey.export({ format: "jwk" });
    assert.deepEqual(privateKey(privatePem), { ...publicKey(publicPem), d });
  });
});

describe("readKeySet", () => {
  const good = { kty: "EC", crv: "P-256", ...point, kid: "one" };
  const read = { ...good, alg: "ES256", use: "sig" };

  it("keeps the members for verification only", () => {
    const other = { kty: "EC", crv: "P-256", ...rfcPoint, kid: "two", alg: "ES256", use: "sig" };
    const set = { keys: [{ ...good, x5c: ["MII"], key_ops: ["verify"], extra: 1 }, other] };
    assert.deepEqual(readKeySet(set), { keys: [read, other], problems: [] });
  });

  it("accepts one key", () => {
    assert.deepEqual(readKeySet({ keys: [good] }), { keys: [read], problems: [] });
  });

  for (const set of [undefined, null, [], [good], "keys", {}, { keys: [] }, { keys: good }]) {
    it(`rejects ${JSON.stringify(set)?.slice(0, 30)}, which contains no key`, () => {
      const problems = ["external.keys must list at least one key"];
      assert.deepEqual(readKeySet(set), { keys: [], problems });
    });
  }

  for (const [key, problems] of [
    [null, [" must be a key, got null"]],
    ["key", [' must be a key, got "key"']],
    [{ ...good, kty: "RSA" }, ['.kty must be "EC", got "RSA"']],
    [{ ...good, crv: "P-384" }, ['.crv must be "P-256", got "P-384"']],
    [{ ...good, alg: "ES384" }, ['.alg must be "ES256", got "ES384"']],
    [{ ...good, use: "enc" }, ['.use must be "sig", got "enc"']],
    ...[
      ["sign"],
      ["encrypt", "wrapKey"],
      [],
      "verify",
      ["verify", "verify"],
      ["verify", 1],
      null,
    ].map(
      (operations) =>
        [
          { ...good, key_ops: operations },
          [`.key_ops must be ["verify"], got ${JSON.stringify(operations)}`],
        ] as const,
    ),
    [{ ...good, kid: undefined }, [".kid must be a string of 1 to 256 characters, got undefined"]],
    [{ ...good, kid: "" }, ['.kid must be a string of 1 to 256 characters, got ""']],
    [{ ...good, kid: 1 }, [".kid must be a string of 1 to 256 characters, got 1"]],
    [
      { ...good, kid: "k".repeat(257) },
      [`.kid must be a string of 1 to 256 characters, got "${"k".repeat(257)}"`],
    ],
    [
      { ...good, x: point.y },
      [".x and .y must be a point of the curve, each base64url of 32 bytes"],
    ],
    [
      { ...good, x: `${point.x}=` },
      [".x and .y must be a point of the curve, each base64url of 32 bytes"],
    ],
    [
      { ...good, y: undefined },
      [".x and .y must be a point of the curve, each base64url of 32 bytes"],
    ],
    [
      {},
      [
        '.kty must be "EC", got undefined',
        '.crv must be "P-256", got undefined',
        ".kid must be a string of 1 to 256 characters, got undefined",
      ],
    ],
  ] as const) {
    it(`rejects a key: ${problems.join(" and ").slice(0, 80)}`, () => {
      const found = readKeySet({ keys: [good, key] });
      assert.deepEqual(
        found.problems,
        problems.map((problem) => `external.keys[1]${problem}`),
      );
    });
  }

  it("accepts no key that jose would not verify with, and rejects only a padded coordinate that jose decodes", async () => {
    const member = (...values: readonly unknown[]) => mostly(undefined, ...values);
    const shape = fc.record({
      kty: mostly("EC", "RSA", "OKP", "ec"),
      crv: mostly("P-256", "P-384", "p-256", "Ed25519", undefined),
      x: mostly(point.x, point.y, `${point.x}=`, "", 1),
      y: mostly(point.y, point.x, undefined),
      kid: mostly("one", "", undefined, 1),
      alg: member("ES256", "ES384", "HS256", "es256", null),
      use: member("sig", "enc", "SIG", null),
      key_ops: member(["verify"], ["sign"], ["verify", "sign"], [], ["verify", "verify"], "verify"),
      ext: member(true, false),
      x5c: member(["MII"]),
    });
    const disagreements = new Set<string>();
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: "ES256", kid: "one" })
      .sign(pair.privateKey);
    await fc.assert(
      fc.asyncProperty(shape, async (key) => {
        const { problems } = readKeySet({ keys: [key] });
        const believed = await jwtVerify(token, createLocalJWKSet({ keys: [key as JWK] })).then(
          () => true,
          () => false,
        );
        if (problems.length === 0) {
          assert.ok(believed, `jose does not verify with ${JSON.stringify(key)}`);
        } else if (believed) {
          disagreements.add(problems.map((each) => each.split(" ")[0]).join());
        }
      }),
      { numRuns: 3_000 },
    );
    // jose decodes a padded coordinate, which RFC 7518 §6.2.1.2 does not allow.
    assert.deepEqual([...disagreements], ["external.keys[0].x"]);
  });

  it("rejects a private key without repeating it", () => {
    const { d = "" } = pair.privateKey.export({ format: "jwk" });
    const { problems } = readKeySet({ keys: [{ ...good, d }] });
    assert.deepEqual(problems, [
      "external.keys[0] must be public: remove d, and treat the key as compromised",
    ]);
  });

  for (const member of ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]) {
    it(`rejects a key with ${member} of any value`, () => {
      const { keys, problems } = readKeySet({ keys: [{ ...good, [member]: null }] });
      assert.deepEqual(keys, []);
      assert.deepEqual(problems, [
        `external.keys[0] must be public: remove ${member}, and treat the key as compromised`,
      ]);
    });
  }

  it("accepts a kid of the maximum length", () => {
    const kid = "k".repeat(256);
    const keys = [{ ...read, kid }];
    assert.deepEqual(readKeySet({ keys: [{ ...good, kid }] }), { keys, problems: [] });
  });

  it("rejects a symmetric key as private", () => {
    const { problems } = readKeySet({ keys: [{ kty: "oct", k: "c2VjcmV0", kid: "one" }] });
    assert.deepEqual(problems, [
      "external.keys[0] must be public: remove k, and treat the key as compromised",
    ]);
  });

  it("rejects two keys with one kid, and reports all other problems too", () => {
    const { problems } = readKeySet({ keys: [good, { ...good, use: "enc" }, good, good] });
    assert.deepEqual(problems, [
      'external.keys[1].use must be "sig", got "enc"',
      'external.keys must have one key a kid, got "one" more than once',
    ]);
  });
});
