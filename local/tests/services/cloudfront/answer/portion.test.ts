/** Conditions and ranges together. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { applyPortion, judgePortion } from "../../../../services/cloudfront/answer/portion.ts";
import { messageOf, startMs as nowMs, requestOf } from "../edge-fixtures.ts";

describe("judgePortion", () => {
  const object = messageOf(200, "0123456789", ["ETag", '"a"']);
  for (const [title, method, headers, expected] of [
    ["gives a plain request all of it", "GET", [], "whole"],
    ["gives a viewer that has it nothing", "GET", ["If-None-Match", '"a"'], "not-modified"],
    ["does so for HEAD", "HEAD", ["If-None-Match", '"a"'], "not-modified"],
    ["refuses a viewer that wants another", "GET", ["If-Match", '"b"'], "precondition-failed"],
    ["cuts a range", "GET", ["Range", "bytes=0-1"], "part"],
    ["cuts none for HEAD", "HEAD", ["Range", "bytes=0-1"], "whole"],
    [
      "judges conditions before ranges",
      "GET",
      ["Range", "bytes=0-1", "If-None-Match", '"a"'],
      "not-modified",
    ],
    ["cannot cut what is not there", "GET", ["Range", "bytes=10-"], "unsatisfiable"],
    ["ignores a condition it cannot read", "GET", ["If-None-Match", "a"], "whole"],
    ["passes over POST", "POST", ["If-None-Match", '"a"'], "whole"],
  ] as const) {
    it(title, () =>
      assert.equal(judgePortion(requestOf("/", { method, headers }), object, nowMs).kind, expected),
    );
  }

  it("passes over what is not 200", () =>
    assert.equal(
      judgePortion(
        requestOf("/", { headers: ["If-None-Match", '"a"'] }),
        {
          ...object,
          status: 404,
        },
        nowMs,
      ).kind,
      "whole",
    ));

  it("removes the body and its headers from a 304", () => {
    const answer = applyPortion(object, { kind: "not-modified" }, "b");
    assert.equal(answer.status, 304);
    assert.equal(answer.body.length, 0);
    assert.deepEqual(Object.keys(answer.headers), ["etag"]);
  });
});
