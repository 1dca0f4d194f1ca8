/** The default root object. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { withDefaultRoot } from "../../../../services/cloudfront/request/default-root-object.ts";

describe("withDefaultRoot", () => {
  for (const [path, object, expected] of [
    ["/", "index.html", "/index.html"],
    ["/", "", "/"],
    ["/docs/", "index.html", "/docs/"],
    ["//", "index.html", "//"],
    ["/", "/index.html", undefined],
    ["/docs/", "/index.html", "/docs/"],
  ] as const) {
    it(`${path} with ${JSON.stringify(object)} → ${expected}`, () =>
      assert.equal(withDefaultRoot(path, object), expected));
  }
});
