/**
 * The path to open after signing in is one of this site.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nextPath } from "../../../../functions/core/auth/next-path.ts";

describe("nextPath", () => {
  for (const [given, expected] of [
    ["/desk/matches?week=3", "/desk/matches?week=3"],
    ["/#granite-league/week-11", "/#granite-league/week-11"],
    ["//evil.test/", "/"],
    ["/\\evil.test/", "/"],
    ["https://evil.test/", "/"],
    ["javascript:alert(1)", "/"],
    ["/\t/evil.test", "/"],
    ["/\r\nSet-Cookie: a=b", "/"],
    ["\\\\evil.test", "/"],
    ["evil.test", "/"],
    [" /", "/"],
    ["/\u2215/evil.test", "/"],
    ["/auth/logout", "/"],
    ["/AUTH/login", "/"],
    ["", "/"],
    [`/${"a".repeat(501)}`, "/"],
    ["/@evil.test", "/@evil.test"],
    ["/%2f/evil.test", "/%2f/evil.test"],
    [undefined, "/"],
  ] as const) {
    it(`is ${JSON.stringify(expected).slice(0, 40)} for ${JSON.stringify(given)?.slice(0, 40)}`, () => {
      assert.equal(nextPath(given), expected);
      // As a browser reads it.
      assert.equal(new URL(nextPath(given), "https://www.rugby.test").host, "www.rugby.test");
    });
  }
});
