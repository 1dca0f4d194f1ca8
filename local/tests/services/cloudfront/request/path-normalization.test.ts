/** The path that behaviors are matched against. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { normalizePath } from "../../../../services/cloudfront/request/path-normalization.ts";

describe("normalizePath", () => {
  for (const [title, path, expected] of [
    ["leaves an ordinary path", "/a/b.json", "/a/b.json"],
    ["leaves the root", "/", "/"],
    ["leaves a hidden file's name", "/.well-known/x", "/.well-known/x"],
    ["leaves a name that ends in dots", "/a../b...", "/a../b..."],
    ["joins doubled slashes", "//a///b", "/a/b"],
    ["keeps a trailing slash", "/a//", "/a/"],
    ["removes a dot segment", "/a/./b", "/a/b"],
    ["goes up at a double dot", "/public/../v1/x", "/v1/x"],
    ["does not go above the root", "/../../a", "/a"],
    ["treats a last dot segment as a directory", "/a/..", "/"],
    ["treats a last single dot as a directory", "/a/.", "/a/"],
    ["reads encoded dots as dots", "/public/%2e%2E/v1", "/v1"],
    ["reads half-encoded dots as dots", "/public/.%2e/v1", "/v1"],
    ["decodes unreserved characters", "/%76%31/%7Ex", "/v1/~x"],
    ["keeps an encoded slash", "/a%2fb", "/a%2Fb"],
    ["keeps an encoded null", "/a%00", "/a%00"],
    ["decodes once", "/%252e%252e/a", "/%252e%252e/a"],
    ["keeps malformed encoding", "/a%zz%", "/a%zz%"],
    ["keeps a backslash", "/a\\..\\b", "/a\\..\\b"],
  ] as const) {
    it(title, () => assert.equal(normalizePath(path), expected));
  }

  it("is idempotent, absolute and free of dot segments and doubled slashes", () => {
    const segment = fc.constantFrom("", ".", "..", "%2e", "%2E%2e", "a", "%2F", "%", "%25");
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 12 }), (segments) => {
        const once = normalizePath(`/${segments.join("/")}`);
        assert.equal(normalizePath(once), once);
        assert.match(once, /^\//);
        assert.doesNotMatch(once, /\/\/|\/\.{1,2}(?:\/|$)/);
      }),
    );
  });
});
