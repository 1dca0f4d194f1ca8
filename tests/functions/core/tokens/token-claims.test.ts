/**
 * Token claims: issuer, audience and times.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { checkTime, readTokenClaims } from "../../../../functions/core/tokens/token-claims.ts";
import type { TokenClaims } from "../../../../functions/core/tokens/verdict.ts";

const terms = { issuer: "https://issuer.test", audience: "touchline" };
const good = { iss: terms.issuer, aud: terms.audience, exp: 2_000 };
const bare: TokenClaims = {
  subject: undefined,
  scopes: [],
  expiresAtSeconds: 2_000,
  notBeforeSeconds: undefined,
  issuedAtSeconds: undefined,
};

function read(members: object) {
  return readTokenClaims(JSON.stringify({ ...good, ...members }), terms);
}

describe("readTokenClaims", () => {
  for (const [title, members, expected] of [
    ["what must be there, and nothing else", {}, {}],
    [
      "everything it knows",
      { sub: "ref", scope: "a b", nbf: 1, iat: 2, jti: "x" },
      { subject: "ref", scopes: ["a", "b"], notBeforeSeconds: 1, issuedAtSeconds: 2 },
    ],
    ["an audience among others", { aud: ["other", "touchline"] }, {}],
    ["scopes however far apart", { scope: "  a   b " }, { scopes: ["a", "b"] }],
    ["no scope", { scope: "" }, {}],
    ["an empty subject", { sub: "" }, { subject: "" }],
    ["a time with a fraction", { exp: 2_000.5 }, { expiresAtSeconds: 2_000.5 }],
    ["the earliest time", { exp: 0 }, { expiresAtSeconds: 0 }],
    ["the latest time", { exp: 253_402_300_799 }, { expiresAtSeconds: 253_402_300_799 }],
  ] as const) {
    it(`reads ${title}`, () => {
      assert.deepEqual(read(members), { kind: "claims", claims: { ...bare, ...expected } });
    });
  }

  for (const [fault, members] of [
    ["issuer", { iss: "https://issuer.test/" }],
    ["issuer", { iss: "https://ISSUER.test" }],
    ["issuer", { iss: "" }],
    ["issuer", { iss: undefined }],
    ["issuer", { iss: null }],
    ["issuer", { iss: ["https://issuer.test"] }],
    ["audience", { aud: "Touchline" }],
    ["audience", { aud: "touchline2" }],
    ["audience", { aud: "" }],
    ["audience", { aud: undefined }],
    ["audience", { aud: [] }],
    ["audience", { aud: ["other"] }],
    ["audience", { aud: ["touchline", 1] }],
    ["audience", { aud: [["touchline"]] }],
    ["audience", { aud: { touchline: true } }],
    ["claims", { exp: undefined }],
    ["claims", { exp: null }],
    ["claims", { exp: "2000" }],
    ["claims", { exp: true }],
    ["claims", { exp: [2_000] }],
    ["claims", { exp: -1 }],
    ["claims", { exp: 253_402_300_800 }],
    ["claims", { exp: 1e300 }],
    ["claims", { nbf: "0" }],
    ["claims", { nbf: -1 }],
    ["claims", { nbf: null }],
    ["claims", { iat: "0" }],
    ["claims", { sub: 1 }],
    ["claims", { sub: null }],
    ["claims", { scope: ["desk"] }],
    ["claims", { scope: null }],
    ["claims", { scope: { desk: true } }],
  ] as const) {
    it(`refuses ${JSON.stringify(members)} with fault "${fault}"`, () => {
      assert.deepEqual(read(members), { kind: "refused", fault });
    });
  }

  for (const text of [
    "",
    "null",
    "[]",
    `{"iss":"${terms.issuer}","aud":"touchline","exp":1e999}`,
    `{"iss":"${terms.issuer}","aud":"touchline","exp":NaN}`,
    `{"iss":"${terms.issuer}","aud":"touchline","exp":1,"exp":2000}`,
    `{"iss":"${terms.issuer}","aud":"touchline","exp":2000,"scope":"a","scope":"desk"}`,
    `{"__proto__":{"iss":"${terms.issuer}","aud":"touchline","exp":2000}}`,
  ]) {
    it(`refuses the claims ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readTokenClaims(text, terms), { kind: "refused", fault: "claims" });
    });
  }
});

describe("checkTime", () => {
  const between = { ...bare, notBeforeSeconds: 1_000 };
  for (const [claims, leewaySeconds, nowMs, expected] of [
    [between, 0, 999_999, "early"],
    [between, 0, 1_000_000, "current"],
    [between, 0, 1_999_999, "current"],
    [between, 0, 2_000_000, "expired"],
    [between, 30, 969_999, "early"],
    [between, 30, 970_000, "current"],
    [between, 30, 2_029_999, "current"],
    [between, 30, 2_030_000, "expired"],
    [bare, 0, 0, "current"],
    [{ ...bare, expiresAtSeconds: 0.5 }, 0, 499, "current"],
    [{ ...bare, expiresAtSeconds: 0.5 }, 0, 500, "expired"],
    [{ ...between, notBeforeSeconds: 3_000 }, 0, 2_500_000, "early"],
    [bare, 0, Number.NaN, "expired"],
    [between, 0, Number.NaN, "early"],
  ] as const) {
    it(`returns ${expected} at ${nowMs} with ${leewaySeconds} s of leeway`, () => {
      assert.equal(checkTime(claims, leewaySeconds, nowMs), expected);
    });
  }
});
