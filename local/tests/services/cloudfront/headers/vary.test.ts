/**
 * Vary.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../../http/header-map.ts";
import {
  variesOnEverything,
  withForwardedVary,
  withVary,
} from "../../../../services/cloudfront/headers/vary.ts";
import { headers } from "../cache-fixtures.ts";
import { behavior, cachePolicy } from "../edge-fixtures.ts";

describe("variesOnEverything", () => {
  for (const [title, sent, expected] of [
    ["knows *", ["vary", "*"], true],
    ["knows * among names", ["vary", "Accept, * "], true],
    ["knows * on a second line", ["vary", "Accept", "vary", "*"], true],
    ["knows names", ["vary", "Accept, Cookie"], false],
    ["does not find * within a name", ["vary", "X-*"], false],
    ["knows no Vary", [], false],
  ] as const) {
    it(title, () => assert.equal(variesOnEverything(headers(...sent)), expected));
  }
});

describe("withVary", () => {
  for (const [title, sent, expected] of [
    ["adds the header", [], "Origin"],
    ["adds a name", ["vary", "Accept"], "Accept, Origin"],
    ["joins lines", ["vary", "Accept", "vary", "Cookie"], "Accept, Cookie, Origin"],
    ["adds no name twice, in whatever case", ["vary", "ORIGIN"], "ORIGIN"],
    ["adds nothing to *", ["vary", "*"], "*"],
  ] as const) {
    it(title, () => {
      const given = headers(...sent);
      const before = headerValue(given, "vary");
      assert.equal(headerValue(withVary(given, "Origin"), "vary"), expected);
      assert.equal(headerValue(given, "vary"), before);
    });
  }
});

describe("withForwardedVary", () => {
  const keyed = { kind: "allow", names: ["x-a"] } as const;
  const forwarding = { ...behavior, cachePolicy: { ...cachePolicy, headers: keyed } };

  for (const [title, value, expected] of [
    ["keeps Accept-Encoding and Cookie", "Accept-Encoding, cookie", "Accept-Encoding, cookie"],
    ["keeps what is forwarded, in whatever case", "X-A, X-B", "X-A"],
    ["drops the header when nothing is left", "X-B, User-Agent", undefined],
    ["keeps *", "*", "*"],
  ] as const) {
    it(title, () => {
      const answer = withForwardedVary(headers("vary", value, "x-c", "1"), forwarding);
      assert.equal(headerValue(answer, "vary"), expected);
      assert.equal(headerValue(answer, "x-c"), "1");
    });
  }

  it("does not change a response without Vary", () => {
    const answer = headers("x-c", "1");
    assert.equal(withForwardedVary(answer, forwarding), answer);
  });
});
