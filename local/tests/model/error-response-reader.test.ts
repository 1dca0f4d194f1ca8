/**
 * Custom error responses, as declared and as refused ("Configure error response behavior" of the CloudFront guide).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readErrorResponses } from "../../model/error-response-reader.ts";
import { Reader } from "../../model/property-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function read(...customErrorResponses: readonly Properties[]) {
  const node = resource("aws:test:Test", "test", { inputs: { customErrorResponses } });
  return reading((findings) => readErrorResponses(Reader.inputs(node, findings)));
}

const codes = "400, 403, 404, 405, 412, 414, 415, 416, 500, 501, 502, 503, 504";
const pageCodes = "200, 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504";

describe("readErrorResponses", () => {
  it("reads a minimum without a page", () => {
    const { result, problems } = read({ errorCode: 404, errorCachingMinTtl: 1 });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...result],
      [[404, { errorCode: 404, cachingMinTtlSeconds: 1, page: undefined }]],
    );
  });

  it("reads a page with its status", () => {
    const { result } = read({ errorCode: 403, responseCode: 200, responsePagePath: "/index.html" });
    assert.deepEqual(result.get(403)?.page, { path: "/index.html", status: 200 });
  });

  it("reads a missing minimum TTL as 0, which is what the provider sends", () => {
    assert.equal(read({ errorCode: 500 }).result.get(500)?.cachingMinTtlSeconds, 0);
  });

  it("reads code 0 and an empty page as no page, as the provider writes it", () => {
    const { result, problems } = read({ errorCode: 500, responseCode: 0, responsePagePath: "" });
    assert.deepEqual(problems, []);
    assert.equal(result.get(500)?.page, undefined);
  });

  const page = { responseCode: 200, responsePagePath: "/e.html" };
  for (const [title, responses, problems] of [
    ["accepts 412 and 415 with a minimum", [{ errorCode: 412 }, { errorCode: 415 }], []],
    ["refuses 429", [{ errorCode: 429 }], [`[0].errorCode must be one of ${codes}, got 429`]],
    [
      "refuses a code twice",
      [{ errorCode: 404 }, { errorCode: 404 }],
      ["[1].errorCode must be named once, got 404"],
    ],
    [
      "refuses a negative minimum",
      [{ errorCode: 404, errorCachingMinTtl: -1 }],
      ["[0].errorCachingMinTtl must be 0 or more seconds, whole, got -1"],
    ],
    [
      "refuses a page without a code",
      [{ errorCode: 404, responsePagePath: "/e" }],
      ["[0].responseCode must be given: responseCode and responsePagePath go together"],
    ],
    [
      "refuses a code without a page",
      [{ errorCode: 404, responseCode: 200 }],
      ["[0].responsePagePath must be given: responseCode and responsePagePath go together"],
    ],
    [
      "refuses a page for 412",
      [{ errorCode: 412, ...page }],
      ["[0].responsePagePath must be absent for 412"],
    ],
    [
      "refuses to answer 302",
      [{ errorCode: 404, ...page, responseCode: 302 }],
      [`[0].responseCode must be one of ${pageCodes}, got 302`],
    ],
    [
      "refuses a page without a slash",
      [{ errorCode: 404, ...page, responsePagePath: "e" }],
      ['[0].responsePagePath must begin with /, got "e"'],
    ],
  ] as const satisfies readonly (readonly [string, readonly Properties[], readonly string[]])[]) {
    it(title, () => {
      assert.deepEqual(
        read(...responses).problems,
        problems.map((problem) => `customErrorResponses${problem}`),
      );
    });
  }
});
