/** Request bodies and functions. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  decodeBase64,
  exposeBody,
  exposedBodyBytes,
  judgeBody,
  mayHaveBody,
} from "../../../../services/cloudfront/lambda/request-body.ts";

describe("exposeBody", () => {
  for (const event of ["viewer-request", "origin-request"] as const) {
    const limit = exposedBodyBytes[event];
    it(`shows ${limit} bytes at ${event}, and whether there is more`, () => {
      const whole = exposeBody(Buffer.alloc(limit, "x"), event);
      const cut = exposeBody(Buffer.alloc(limit + 1, "x"), event);
      assert.equal(whole.inputTruncated, false);
      assert.equal(cut.inputTruncated, true);
      assert.equal(cut.data, whole.data);
      assert.equal(Buffer.from(cut.data, "base64").length, limit);
      assert.equal(cut.action, "read-only");
      assert.equal(cut.encoding, "base64");
    });
  }
});

describe("judgeBody", () => {
  const replace = (rest: object): unknown => ({ action: "replace", ...rest });
  for (const [title, value, expected] of [
    ["keeps a body that is not mentioned", undefined, "keep"],
    [
      "keeps a body that is read-only, whatever was written into it",
      { action: "read-only", data: "!" },
      "keep",
    ],
    ["keeps a body without an action", { data: "eA==" }, "keep"],
    ["replaces base64 by default", replace({ data: "eA==" }), "x"],
    ["replaces text", replace({ encoding: "text", data: "x\u00e9" }), "x\u00e9"],
    ["replaces by nothing", replace({}), ""],
    ["refuses another action", { action: "drop" }, "invalid"],
    ["refuses another encoding", replace({ encoding: "hex", data: "" }), "invalid"],
    ["refuses data that is no text", replace({ data: 7 }), "invalid"],
    ["refuses bad base64", replace({ data: "e*==" }), "invalid"],
    ["refuses a body that is text", "x", "invalid"],
    ["refuses null", null, "invalid"],
  ] as const) {
    it(title, () => {
      const decision = judgeBody(value, "viewer-request");
      assert.equal(
        decision.kind === "replace" ? decision.body.toString() : decision.kind,
        expected,
      );
    });
  }

  for (const [event, encoding, bytes] of [
    ["viewer-request", "text", 40_960],
    ["viewer-request", "base64", 54_476],
    ["origin-request", "text", 1_048_576],
    ["origin-request", "base64", 1_394_604],
  ] as const) {
    it(`takes ${bytes} bytes of ${encoding} at ${event}, and no more`, () => {
      const kind = (size: number): string =>
        judgeBody({ action: "replace", encoding, data: "A".repeat(size) }, event).kind;
      assert.equal(kind(bytes), "replace");
      assert.equal(kind(bytes + 4), "invalid");
    });
  }
});

describe("decodeBase64", () => {
  for (const [data, expected] of [
    ["", ""],
    ["eA==", "x"],
    ["eHg=", "xx"],
    ["eHh4", "xxx"],
    ["eA", undefined],
    ["eA=", undefined],
    ["e===", undefined],
    ["====", undefined],
    ["eA==eA==", undefined],
    ["eHh\n", undefined],
    ["eHh-", undefined],
  ] as const) {
    it(`${JSON.stringify(data)} → ${JSON.stringify(expected)}`, () =>
      assert.equal(decodeBase64(data)?.toString(), expected));
  }
});

describe("mayHaveBody", () => {
  it("is so for what may carry one", () => {
    const methods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];
    assert.deepEqual(methods.filter(mayHaveBody), ["OPTIONS", "PUT", "POST", "PATCH", "DELETE"]);
  });
});
