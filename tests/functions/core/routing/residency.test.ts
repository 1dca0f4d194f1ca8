/**
 * The requests to which residency rules apply.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { binds, readyRule } from "../../../../functions/core/routing/residency.ts";

const rule = (paths: readonly string[], viewers: "anyone" | readonly string[] = ["DE", "FR"]) =>
  readyRule({ paths, viewers, regions: ["b"] }, ["a", "b", "c"]);

describe("readyRule", () => {
  it("marks each Region as allowed or not", () => {
    assert.deepEqual(rule(["/x"]).allows, [false, true, false]);
  });

  for (const [pattern, root] of [
    ["/v1/me", "/v1/me"],
    ["/v1/me/*", "/v1/me"],
    ["/v1/me/", "/v1/me"],
    ["/*", ""],
    ["/", ""],
  ] as const) {
    it(`reads ${pattern} as every path under ${JSON.stringify(root)}`, () => {
      assert.deepEqual(rule([pattern]).roots, [root]);
    });
  }
});

describe("binds", () => {
  for (const [country, expected] of [
    ["DE", true],
    ["FR", true],
    ["US", false],
    [undefined, true],
  ] as const) {
    it(`${expected ? "applies to" : "does not apply to"} a viewer in ${country ?? "an unknown country"}`, () => {
      assert.equal(binds(rule(["/v1/me"]), "/v1/me", country), expected);
    });
  }

  it("applies to every viewer with 'anyone'", () => {
    for (const country of ["US", undefined]) {
      assert.equal(binds(rule(["/v1/me"], "anyone"), "/v1/me", country), true);
      assert.equal(binds(rule(["/v1/me"], "anyone"), "/v1/you", country), false);
    }
  });

  for (const [path, expected] of [
    ["/v1/me", true],
    ["/v1/me/", true],
    ["/v1/me/x/y", true],
    ["/v1/me/a%20b", true],
    ["/v1/mean", false],
    ["/v1/m", false],
    ["/v1", false],
    ["/", false],
    ["/x/v1/me", false],
    ["/V1/ME", false],
    ["/v1/teams/Red%20Deer", false],
    // Spellings that a server may read as /v1/me: every rule applies.
    ["/v1/%6de", true],
    ["/v1//me", true],
    ["//v1/me", true],
    ["/v1/x/../me", true],
    ["/v1/./me", true],
    ["/v1%2Fme", true],
    ["/v1/%256de", true],
    ["/v1\\me", true],
    ["/v1/me;a=1", true],
    ["/v1/teams/%41", true],
    ["", true],
    ["v1/me", true],
  ] as const) {
    it(`${expected ? "applies to" : "does not apply to"} ${JSON.stringify(path)}`, () => {
      assert.equal(binds(rule(["/v1/me"]), path, "DE"), expected);
    });

    it(`does not apply to ${JSON.stringify(path)} of other viewers`, () => {
      assert.equal(binds(rule(["/v1/me"]), path, "US"), false);
    });
  }

  it("applies when any of its paths matches", () => {
    const both = rule(["/v1/me", "/auth/*"]);
    assert.deepEqual(
      ["/v1/me", "/auth/callback", "/auth", "/v1/leagues"].map((path) => binds(both, path, "DE")),
      [true, true, true, false],
    );
  });

  it("applies to every path with '/*'", () => {
    assert.deepEqual(
      ["/", "/v1", "/v1/leagues/x"].map((path) => binds(rule(["/*"]), path, "FR")),
      [true, true, true],
    );
  });
});
