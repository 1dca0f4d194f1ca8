/**
 * The spelling of a signature.
 *
 * @module
 */
import assert from "node:assert/strict";
import { generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, it } from "mocha";
import { isLowS, toLowS, twinOf } from "../../../../functions/core/tokens/low-s.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** A signature with an `s` given in hexadecimal. */
function signed(s: string): Uint8Array {
  return Buffer.concat([Buffer.alloc(32, 1), Buffer.from(s.padStart(64, "0"), "hex")]);
}

describe("isLowS", () => {
  const half = "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8";
  const afterHalf = "7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a9";
  for (const [s, expected] of [
    ["1", true],
    [half, true],
    [afterHalf, false],
    ["ff".repeat(32), false],
  ] as const) {
    it(`is ${expected} for ${s}`, () => assert.equal(isLowS(signed(s)), expected));
  }

  it("is true of exactly one of two twins, both of which OpenSSL verifies", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const data = Buffer.from(text);
        const key = { key: privateKey, dsaEncoding: "ieee-p1363" } as const;
        const one = sign("sha256", data, key);
        const other = twinOf(one);
        assert.notEqual(isLowS(one), isLowS(other));
        assert.deepEqual([...toLowS(one)], [...toLowS(other)]);
        assert.ok(isLowS(toLowS(one)));
        for (const each of [one, other]) {
          assert.ok(verify("sha256", data, { ...key, key: publicKey }, each));
        }
      }),
      { numRuns: 50 },
    );
  });
});
