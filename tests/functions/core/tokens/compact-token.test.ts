/**
 * The form of tokens.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readCompactToken } from "../../../../functions/core/tokens/compact-token.ts";

/** 64 zero bytes. */
const signature = "A".repeat(86);

describe("readCompactToken", () => {
  for (const [header, payload] of [
    ["e30", "e30"],
    ["AA", "AAA"],
    ["AAAA", "_-8"],
    ["", ""],
  ] as const) {
    it(`splits ${JSON.stringify(`${header}.${payload}`)}`, () => {
      const expected = { header, payload, signature };
      assert.deepEqual(readCompactToken(`${header}.${payload}.${signature}`), expected);
    });
  }

  for (const [why, token] of [
    ["is empty", ""],
    ["has one part", "e30"],
    ["has two parts", "e30.e30"],
    ["has four parts", `e30.e30.${signature}.`],
    ["has a trailing dot", `e30.e30.${signature}.`],
    ["has a leading dot", `.e30.e30.${signature}`],
    ["has five parts, like an encrypted one", `e30.e30.e30.e30.${signature}`],
    ["has a part of 4n + 1 characters", `e30aa.e30.${signature}`],
    ["is padded", `e30=.e30.${signature}`],
    ["is percent-padded", `e30%3D.e30.${signature}`],
    ["uses the standard alphabet's +", `e+8.e30.${signature}`],
    ["uses the standard alphabet's /", `e/8.e30.${signature}`],
    ["has spare bits set after one byte", `AB.e30.${signature}`],
    ["has spare bits set after two bytes", `e31.e30.${signature}`],
    ["has spare bits set in the payload", `e30.AAB.${signature}`],
    ["has spare bits set in the signature", `e30.e30.${"A".repeat(85)}B`],
    ["has no signature", "e30.e30."],
    ["has a signature of 63 bytes", `e30.e30.${"A".repeat(84)}`],
    ["has a signature of 65 bytes", `e30.e30.${"A".repeat(87)}`],
    ["has leading white space", ` e30.e30.${signature}`],
    ["has trailing white space", `e30.e30.${signature} `],
    ["ends in a line feed", `e30.e30.${signature}\n`],
    ["has white space inside", `e30. e30.${signature}`],
    ["has a NUL", `e30.e3\0.${signature}`],
    ["has letters outside ASCII", `e3é0.e30.${signature}`],
  ] as const) {
    it(`refuses a token that ${why}`, () => {
      assert.equal(readCompactToken(token), undefined);
    });
  }

  it("accepts exactly what base64url encoding writes", () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    const key = fc.uint8Array({ minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(bytes, bytes, key, (...parts) => {
        const [header = "", payload = "", signed = ""] = parts.map((part) =>
          Buffer.from(part).toString("base64url"),
        );
        assert.deepEqual(readCompactToken(`${header}.${payload}.${signed}`), {
          header,
          payload,
          signature: signed,
        });
      }),
    );
  });

  it("accepts only the canonical spelling of a part", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{1,12}$/), (part) => {
        const isCanonical = Buffer.from(part, "base64url").toString("base64url") === part;
        assert.equal(readCompactToken(`${part}.e30.${signature}`) !== undefined, isCanonical);
      }),
    );
  });
});
