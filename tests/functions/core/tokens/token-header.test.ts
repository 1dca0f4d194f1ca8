/**
 * Token headers: algorithm, key id and type.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readTokenHeader } from "../../../../functions/core/tokens/token-header.ts";

const good = { alg: "ES256", kid: "k" };

describe("readTokenHeader", () => {
  for (const header of [
    good,
    ...["JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "application/JWT"].map((typ) => ({
      ...good,
      typ,
    })),
    { ...good, x5t: "ignored", cty: "ignored", nonce: 1 },
  ]) {
    it(`accepts ${JSON.stringify(header)}`, () => {
      assert.deepEqual(readTokenHeader(JSON.stringify(header)), { kind: "header", keyId: "k" });
    });
  }

  for (const alg of [
    ...["none", "None", "NONE", "", "HS256", "HS384", "RS256", "PS256", "ES384", "ES512"],
    ...["ES256K", "EdDSA", "es256", "ES256 ", 256, null, ["ES256"], { alg: "ES256" }, undefined],
  ]) {
    it(`refuses the algorithm ${JSON.stringify(alg)}`, () => {
      const refused = { kind: "refused", fault: "algorithm" };
      assert.deepEqual(readTokenHeader(JSON.stringify({ ...good, alg })), refused);
    });
  }

  for (const member of [
    { crit: [] },
    { crit: ["exp"], exp: 1 },
    { crit: ["b64"], b64: false },
    { b64: false },
    { b64: true },
    { jwk: { kty: "EC" } },
    { jku: "https://attacker.test/keys" },
    { x5u: "https://attacker.test/chain" },
    { x5c: ["MII"] },
    { zip: "DEF" },
    { enc: "A256GCM" },
    { jwk: null },
    { typ: "dpop+jwt" },
    { typ: "JWE" },
    { typ: "" },
    { typ: "application/" },
    { typ: null },
    { typ: ["JWT"] },
  ]) {
    it(`refuses a header with ${JSON.stringify(member)}`, () => {
      const refused = { kind: "refused", fault: "header" };
      assert.deepEqual(readTokenHeader(JSON.stringify({ ...good, ...member })), refused);
    });
  }

  for (const text of [
    "",
    "[]",
    '{"alg":"none","alg":"ES256","kid":"k"}',
    '{"alg":"ES256","kid":"other","kid":"k"}',
    '{"alg":"ES256","kid":"k","\\u006bid":"k"}',
  ]) {
    it(`refuses the header ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readTokenHeader(text), { kind: "refused", fault: "header" });
    });
  }

  for (const kid of [undefined, null, 0, ["k"], { toString: "k" }]) {
    it(`refuses the key id ${JSON.stringify(kid)}`, () => {
      const refused = { kind: "refused", fault: "key" };
      assert.deepEqual(readTokenHeader(JSON.stringify({ ...good, kid })), refused);
    });
  }
});
