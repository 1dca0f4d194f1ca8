/** What requests are counted by. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileRateKey } from "../../../services/waf/rate-key.ts";
import type { Component, RateKeyPart } from "../../../services/waf/web-acl-model.ts";
import { requestOf } from "../cloudfront/edge-fixtures.ts";

const request = requestOf("/a?q=1", {
  headers: ["X-Api-Key", "One", "Cookie", "s=Two; t=3", "X-Forwarded-For", "192.0.2.1, 10.0.0.1"],
});
const labels = new Set(["awswaf:0:webacl:wall:plan:paid", "awswaf:0:webacl:wall:plan:gold"]);

/** The key of a request; a truth value is a verdict. */
function keyOf(parts: readonly RateKeyPart[], from = request) {
  const found = compileRateKey(parts)({ request: from, labels });
  return found?.kind === "verdict" ? found.matches : found?.key;
}

/** A part that is a text of the request. */
function part(component: Component): RateKeyPart {
  return { kind: "text", source: { component, transformations: ["LOWERCASE"] } };
}

describe("compileRateKey", () => {
  const absent = part({ kind: "single-header", name: "absent" });
  for (const [title, parts, expected] of [
    ["an address", [{ kind: "ip" }], "203.0.113.7"],
    ["a header, transformed", [part({ kind: "single-header", name: "x-api-key" })], "one"],
    ["an argument", [part({ kind: "single-query-argument", name: "Q" })], "1"],
    ["the whole query string", [part({ kind: "query-string" })], "q=1"],
    ["a method", [part({ kind: "method" })], "get"],
    ["a path", [part({ kind: "uri-path" })], "/a"],
    ["a cookie", [{ kind: "cookie", name: "s", transformations: ["NONE"] }], "Two"],
    ["a cookie that is not there", [{ kind: "cookie", name: "S", transformations: [] }], undefined],
    ["labels of a namespace", [{ kind: "label-namespace", namespace: "plan:" }], "paid,gold"],
    ["labels of another", [{ kind: "label-namespace", namespace: "kind:" }], undefined],
    [
      "a forwarded address",
      [{ kind: "forwarded-ip", header: "x-forwarded-for", fallback: "MATCH" }],
      "192.0.2.1",
    ],
    [
      "a forwarded address without its header",
      [{ kind: "forwarded-ip", header: "absent", fallback: "MATCH" }],
      undefined,
    ],
    [
      "a forwarded address that is none and matches",
      [{ kind: "forwarded-ip", header: "x-api-key", fallback: "MATCH" }],
      true,
    ],
    [
      "a forwarded address that is none and does not",
      [{ kind: "ip" }, { kind: "forwarded-ip", header: "x-api-key", fallback: "NO_MATCH" }],
      false,
    ],
    ["several parts", [{ kind: "ip" }, part({ kind: "method" })], '["203.0.113.7","get"]'],
    ["several parts, one missing", [{ kind: "ip" }, absent], undefined],
    ["nothing, for everything together", [], "[]"],
  ] as const satisfies readonly (readonly [string, readonly RateKeyPart[], unknown])[]) {
    it(`is derived from ${title}`, () => assert.equal(keyOf(parts), expected));
  }

  it("is bounded, and still distinguishes long values", () => {
    const long = (last: string) =>
      keyOf(
        [part({ kind: "single-header", name: "x-api-key" })],
        requestOf("/", { headers: ["x-api-key", "a".repeat(10_000) + last] }),
      );
    assert.equal(String(long("b")).length, 44);
    assert.notEqual(long("b"), long("c"));
    assert.equal(long("b"), long("b"));
  });

  it("separates its parts unambiguously", () => {
    const parts = [
      part({ kind: "single-header", name: "x-api-key" }),
      part({ kind: "single-header", name: "x-b" }),
    ];
    const one = requestOf("/", { headers: ["x-api-key", 'a","b', "x-b", "c"] });
    const two = requestOf("/", { headers: ["x-api-key", "a", "x-b", 'b","c'] });
    assert.notEqual(keyOf(parts, one), keyOf(parts, two));
  });
});
