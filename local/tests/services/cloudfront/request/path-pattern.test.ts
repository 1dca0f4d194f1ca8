/** Which behavior a path belongs to. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  compileBehaviors,
  compilePattern,
} from "../../../../services/cloudfront/request/path-pattern.ts";
import { behavior } from "../edge-fixtures.ts";

describe("compilePattern", () => {
  for (const [pattern, path, expected] of [
    ["*", "/", true],
    ["*", "/any/thing", true],
    ["/*", "/", true],
    ["/v1/*", "/v1/", true],
    ["/v1/*", "/v1/a/b", true],
    ["/v1/*", "/v1", false],
    ["/v1*", "/v1", true],
    ["/v1/*", "/V1/a", false],
    ["v1/*", "/v1/a", true],
    ["*.jpg", "/a/b.jpg", true],
    ["*.jpg", "/a/b.jpg2", false],
    ["*.jpg", "/a/b.JPG", false],
    ["/a?c", "/abc", true],
    ["/a?c", "/ac", false],
    ["/a?c", "/abbc", false],
    ["/a?c", "/a/c", true],
    ["?bc", "/xbc", true],
    ["/a*b*c", "/a1b2c", true],
    ["/a*b*c", "/abc", true],
    ["/a*b*c", "/acb", false],
    ["/a*bc", "/abc", true],
    ["/ab*bc", "/abc", false],
    ["/a*?", "/a", false],
    ["/a*?", "/ab", true],
    ["/a*b?d*e", "/axxbXdyye", true],
    ["/a*b?d*e", "/axxbdyye", false],
    ["/a**b", "/ab", true],
    ["*b*b", "/ab", false],
    ["*b*b", "/abb", true],
    ["*?b*b", "/b", false],
    ["/rugby_data.json", "/rugby_data.json", true],
    ["/rugby_data.json", "/rugby_data.json/", false],
    ["/a.b", "/axb", false],
    ["/$-.~@:+", "/$-.~@:+", true],
  ] as const) {
    it(`${pattern} ${expected ? "takes" : "leaves"} ${path}`, () =>
      assert.equal(compilePattern(pattern)(path), expected));
  }

  it("agrees with the equivalent regular expression", () => {
    const text = (alphabet: string[]): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...alphabet), { maxLength: 10 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(text(["a", "b", "/", "*", "?"]), text(["a", "b", "/"]), (pattern, rest) => {
        const path = `/${rest}`;
        const anchored = /^[/*]/.test(pattern) ? pattern : `/${pattern}`;
        const source = anchored.replaceAll("*", ".*").replaceAll("?", ".");
        assert.equal(compilePattern(pattern)(path), new RegExp(`^${source}$`).test(path));
      }),
      { numRuns: 500 },
    );
  });

  it("takes no more than path × pattern steps where backtracking would not end", () => {
    const matches = compilePattern(`${"*a?".repeat(80)}b`);
    const before = process.threadCpuUsage();
    assert.equal(matches(`/${"a".repeat(8_000)}`), false);
    assert.ok(process.threadCpuUsage(before).user < 500_000, "at most half a second of CPU");
  });
});

describe("compileBehaviors", () => {
  const choose = compileBehaviors(
    ["/v1/*", "/v1/special", "*"].map((pathPattern) => ({ ...behavior, pathPattern })),
  );

  it("chooses the first that matches, not the closest", () =>
    assert.equal(choose("/v1/special").pathPattern, "/v1/*"));

  it("falls back to the default", () => assert.equal(choose("/elsewhere").pathPattern, "*"));

  it("gives the last the rest whatever its pattern", () =>
    assert.equal(compileBehaviors([{ ...behavior, pathPattern: "/x" }])("/y").pathPattern, "/x"));

  it("refuses a distribution without behaviors", () =>
    assert.throws(() => compileBehaviors([]), /must have a default behavior, got none/));
});
