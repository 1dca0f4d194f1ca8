/**
 * Response headers policies.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue, rawHeaders } from "../../../../http/header-map.ts";
import { applyResponseHeaders } from "../../../../services/cloudfront/headers/response-headers.ts";
import type { ResponseHeadersPolicy } from "../../../../services/cloudfront/model.ts";
import { headers } from "../cache-fixtures.ts";

/** A policy that does nothing but what a test sets. */
function policy(overrides: Partial<ResponseHeadersPolicy>): ResponseHeadersPolicy {
  return { id: "policy", set: [], remove: [], cors: undefined, ...overrides };
}

describe("applyResponseHeaders", () => {
  it("gives back the headers without a policy", () => {
    const given = headers("x-a", "1");
    assert.equal(applyResponseHeaders(given, undefined, undefined, "GET"), given);
  });

  for (const [title, overrides, sent, expected] of [
    [
      "adds a header in the casing of the policy",
      { set: [{ name: "X-A", value: "new", override: false }] },
      [],
      ["X-A", "new"],
    ],
    [
      "adds a header without a value",
      { set: [{ name: "X-A", value: "", override: true }] },
      [],
      ["X-A", ""],
    ],
    [
      "keeps the origin's header without override",
      { set: [{ name: "X-A", value: "new", override: false }] },
      ["x-a", "old"],
      ["x-a", "old"],
    ],
    [
      "replaces every line of the origin's with override",
      { set: [{ name: "X-A", value: "new", override: true }] },
      ["x-a", "old", "x-a", "older"],
      ["X-A", "new"],
    ],
    ["removes a header", { remove: ["x-a"] }, ["X-A", "old", "x-b", "1"], ["x-b", "1"]],
    [
      "removes first, then adds",
      { remove: ["x-a"], set: [{ name: "X-A", value: "new", override: false }] },
      ["x-a", "old"],
      ["X-A", "new"],
    ],
    ["removes nothing that is not there", { remove: ["x-a"] }, [], []],
  ] as const) {
    it(title, () => {
      const given = headers(...sent);
      const before = rawHeaders(given);
      assert.deepEqual(
        rawHeaders(applyResponseHeaders(given, policy(overrides), undefined, "GET")),
        expected,
      );
      assert.deepEqual(rawHeaders(given), before);
    });
  }

  it("adds CORS headers where the policy has them", () => {
    const cors = {
      allowCredentials: false,
      allowHeaders: [],
      allowMethods: ["GET"],
      allowOrigins: ["*"],
      exposeHeaders: [],
      maxAgeSeconds: undefined,
      override: true,
    };
    const answer = applyResponseHeaders(headers(), policy({ cors }), "https://a.test", "GET");
    assert.equal(headerValue(answer, "access-control-allow-origin"), "*");
  });
});
