/**
 * Access decisions, and the forwarded credentials.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { TokenPath } from "../../../../functions/contract.ts";
import {
  admit,
  type Candidate,
  examine,
  type GuardedRequest,
} from "../../../../functions/core/tokens/guard.ts";
import { tokenAnswer } from "../../../../functions/core/tokens/token-answer.ts";
import type { TokenClaims, Verdict } from "../../../../functions/core/tokens/verdict.ts";

const me: TokenPath = { path: "/v1/me", scopes: [], forward: "keep" };
const desk: TokenPath = { path: "/desk/*", scopes: ["desk", "season"], forward: "strip" };
const terms = { realm: "r", paths: [me, desk] };

const plain: GuardedRequest = {
  method: "GET",
  path: "/desk/matches",
  authorization: [],
  cookies: [],
  origins: [],
  requestedMethods: [],
};
const preflight = { method: "OPTIONS", origins: ["https://a.test"], requestedMethods: ["PUT"] };

describe("examine", () => {
  for (const [title, parts, problem, fault] of [
    ["a request without a token", {}, { kind: "missing" }, undefined],
    [
      "a request with different tokens",
      { authorization: ["Bearer a", "Bearer b"] },
      { kind: "refused" },
      "unclear",
    ],
    [
      "a path without a rule",
      { path: "/v1/other", authorization: ["Bearer t"] },
      { kind: "path" },
      "path",
    ],
    [
      "an encoded path",
      { path: "/desk%2Fx", authorization: ["Bearer t"] },
      { kind: "path" },
      "path",
    ],
    [
      "a preflight for a path without a rule",
      { ...preflight, path: "/v1/other" },
      { kind: "path" },
      "path",
    ],
    ["OPTIONS without an Origin", { ...preflight, origins: [] }, { kind: "missing" }, undefined],
    [
      "OPTIONS without a requested method",
      { ...preflight, requestedMethods: [] },
      { kind: "missing" },
      undefined,
    ],
    ["GET with preflight headers", { ...preflight, method: "GET" }, { kind: "missing" }, undefined],
    ["options in lower case", { ...preflight, method: "options" }, { kind: "missing" }, undefined],
  ] as const) {
    it(`refuses ${title}`, () => {
      const answer = tokenAnswer(problem, "r");
      assert.deepEqual(examine({ ...plain, ...parts }, terms), { kind: "answer", answer, fault });
    });
  }

  it("returns the token, its rule and the other cookies", () => {
    const cookies = ["a=1; __Host-session=t"];
    assert.deepEqual(examine({ ...plain, cookies }, terms), {
      kind: "verify",
      token: "t",
      rule: desk,
      cookies: ["a=1"],
    });
    assert.deepEqual(examine({ ...plain, path: "/v1/me", authorization: ["Bearer t"] }, terms), {
      kind: "verify",
      token: "t",
      rule: me,
      cookies: [],
    });
  });

  it("passes a preflight without its credentials", () => {
    const request = {
      ...plain,
      ...preflight,
      authorization: ["Bearer t"],
      cookies: ["__Host-session=t; a=1"],
    };
    assert.deepEqual(examine(request, terms), {
      kind: "pass",
      credentials: { authorization: undefined, cookies: ["a=1"] },
    });
  });
});

describe("admit", () => {
  const candidate: Candidate = { kind: "verify", token: "t", rule: desk, cookies: ["a=1"] };

  for (const [title, verdict, problem, fault] of [
    ["an expired token", { kind: "expired" }, { kind: "expired" }, undefined],
    ["a forged token", { kind: "refused", fault: "signature" }, { kind: "refused" }, "signature"],
    ["a token before its nbf", { kind: "refused", fault: "early" }, { kind: "refused" }, "early"],
    ["a token without scopes", valid([]), { kind: "scope", scopes: desk.scopes }, undefined],
    [
      "a token without a required scope",
      valid(["desk", "Season"]),
      { kind: "scope", scopes: desk.scopes },
      undefined,
    ],
    [
      "a token whose scope has only the required prefix",
      valid(["desk", "season2"]),
      { kind: "scope", scopes: desk.scopes },
      undefined,
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      const answer = tokenAnswer(problem, "r");
      assert.deepEqual(admit(verdict, candidate, terms), { kind: "answer", answer, fault });
    });
  }

  it("strips the token for a path with 'strip'", () => {
    assert.deepEqual(admit(valid(["x", "season", "desk"]), candidate, terms), {
      kind: "pass",
      credentials: { authorization: undefined, cookies: ["a=1"] },
    });
  });

  it("keeps the token in Authorization for a path with 'keep'", () => {
    assert.deepEqual(admit(valid([]), { ...candidate, rule: me }, terms), {
      kind: "pass",
      credentials: { authorization: "Bearer t", cookies: ["a=1"] },
    });
  });
});

function valid(scopes: readonly string[]): Verdict {
  const claims: TokenClaims = {
    subject: "ref",
    scopes,
    expiresAtSeconds: 1,
    notBeforeSeconds: undefined,
    issuedAtSeconds: undefined,
  };
  return { kind: "valid", claims };
}
