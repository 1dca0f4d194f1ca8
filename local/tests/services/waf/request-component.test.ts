/** The parts of a request that are looked at. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { ViewerRequest } from "../../../http/message.ts";
import {
  compileSource,
  cookies,
  maxPairBytes,
  maxPairs,
  queryArguments,
} from "../../../services/waf/request-component.ts";
import type { Component, Oversize } from "../../../services/waf/web-acl-model.ts";
import { requestOf } from "../cloudfront/edge-fixtures.ts";

const request = requestOf("/a%2Fb?x=1&X=2&y&z=a=b", {
  method: "POST",
  headers: ["X-Key", "one", "x-key", "two", "Cookie", "a=1; b=2;; c", "cookie", "a=3"],
  body: Buffer.from("body"),
});

/** What is read of a request; a number is a verdict. */
function read(component: Component, from: ViewerRequest = request, bodyBytes = 4) {
  const reading = compileSource({ component, transformations: ["NONE"] }, bodyBytes)(from);
  return reading.kind === "texts" ? reading.texts : reading.matches;
}

describe("compileSource", () => {
  const all = { kind: "all" } as const;
  const oversize = "CONTINUE";
  for (const [component, expected] of [
    [{ kind: "uri-path" }, ["/a%2Fb"]],
    [{ kind: "query-string" }, ["x=1&X=2&y&z=a=b"]],
    [{ kind: "method" }, ["POST"]],
    [{ kind: "all-query-arguments" }, ["1", "2", "", "a=b"]],
    [{ kind: "single-query-argument", name: "x" }, ["1", "2"]],
    [{ kind: "single-query-argument", name: "absent" }, []],
    [{ kind: "single-header", name: "x-key" }, ["one", "two"]],
    [{ kind: "single-header", name: "absent" }, []],
    [
      { kind: "headers", names: { kind: "allow", names: ["x-key"] }, scope: "ALL", oversize },
      ["x-key", "one", "x-key", "two"],
    ],
    [
      {
        kind: "headers",
        names: { kind: "all-except", names: ["host", "cookie"] },
        scope: "VALUE",
        oversize,
      },
      ["one", "two"],
    ],
    [{ kind: "headers", names: { kind: "none" }, scope: "ALL", oversize }, []],
    [
      { kind: "headers", names: all, scope: "KEY", oversize },
      ["host", "x-key", "x-key", "cookie", "cookie"],
    ],
    [{ kind: "cookies", names: all, scope: "KEY", oversize }, ["a", "b", "c", "a"]],
    [
      { kind: "cookies", names: { kind: "allow", names: ["a"] }, scope: "VALUE", oversize },
      ["1", "3"],
    ],
    [{ kind: "body", oversize }, ["body"]],
  ] as const) {
    it(`reads ${JSON.stringify(component)}`, () => assert.deepEqual(read(component), expected));
  }

  it("applies transformations to every text", () => {
    const source = compileSource(
      { component: { kind: "single-header", name: "x-key" }, transformations: ["HEX_DECODE"] },
      0,
    );
    const sent = requestOf("/", { headers: ["x-key", "61", "x-key", "62"] });
    assert.deepEqual(source(sent), { kind: "texts", texts: ["a", "b"] });
  });

  for (const [over, expected] of [
    ["CONTINUE", ["bod"]],
    ["MATCH", true],
    ["NO_MATCH", false],
  ] as const) {
    it(`treats a body over its limit by ${over}, and one at it in full`, () => {
      assert.deepEqual(read({ kind: "body", oversize: over }, request, 3), expected);
      assert.deepEqual(read({ kind: "body", oversize: over }, request, 4), ["body"]);
    });
  }

  /** Pairs of a request with these headers beside Host. */
  function pairs(headers: readonly string[], over: Oversize) {
    return read(
      { kind: "headers", names: all, scope: "KEY", oversize: over },
      requestOf("/", { headers }),
    );
  }

  it("inspects 8 KB of headers", () => {
    const room = maxPairBytes - "host".length - "www.example.com".length - "x".length;
    assert.deepEqual(pairs(["x", "1".repeat(room)], "MATCH"), ["host", "x"]);
    assert.deepEqual(pairs(["x", "1".repeat(room + 1)], "CONTINUE"), ["host"]);
    assert.equal(pairs(["x", "1".repeat(room + 1)], "MATCH"), true);
    assert.equal(pairs(["x", "1".repeat(room + 1)], "NO_MATCH"), false);
  });

  it("inspects 200 headers", () => {
    const lines = Array.from({ length: maxPairs - 1 }, (_, at) => [`x${at}`, ""]).flat();
    assert.equal((pairs(lines, "MATCH") as readonly string[]).length, maxPairs);
    assert.equal(pairs([...lines, "y", ""], "MATCH"), true);
  });
});

describe("queryArguments and cookies", () => {
  it("accept any string", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pairs = queryArguments(text);
        assert.equal(pairs.length, text === "" ? 0 : text.split("&").length);
        assert.ok(cookies(requestOf("/", { headers: ["cookie", text] }).headers).length >= 0);
      }),
    );
  });
});
