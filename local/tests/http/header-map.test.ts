/** Header maps. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  addHeader,
  copyHeaders,
  emptyHeaders,
  headerBytes,
  headersFromRaw,
  headerValue,
  rawHeaderBytes,
  rawHeaders,
} from "../../http/header-map.ts";

describe("headersFromRaw", () => {
  it("keeps lines, order and casing under lower-case names", () => {
    const headers = headersFromRaw(["X-A", "1", "x-a", "2", "B", "3"]);
    assert.deepEqual(
      { ...headers },
      {
        "x-a": [
          { key: "X-A", value: "1" },
          { key: "x-a", value: "2" },
        ],
        b: [{ key: "B", value: "3" }],
      },
    );
  });

  it("takes a header named like a property of every object for a header", () => {
    const headers = headersFromRaw(["__proto__", "x", "constructor", "y"]);
    assert.equal(headerValue(headers, "__proto__"), "x");
    assert.equal(headerValue(headers, "constructor"), "y");
    assert.equal(headerValue(headersFromRaw([]), "constructor"), undefined);
    assert.equal(({} as { x?: string }).x, undefined);
  });

  it("gives back through rawHeaders what it was given, grouped by name", () => {
    const name = fc.stringMatching(/^[A-Za-z-]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { selector: (key) => key.toLowerCase() }), (names) => {
        const raw = names.flatMap((key, at) => [key, String(at)]);
        assert.deepEqual(rawHeaders(headersFromRaw(raw)), raw);
      }),
    );
  });

  it("counts the same bytes as the map does", () => {
    const raw = ["Host", "a", "X-B", "value", "x-b", ""];
    assert.equal(rawHeaderBytes(raw), "Host: a\r\nX-B: value\r\nx-b: \r\n".length);
    assert.equal(headerBytes(headersFromRaw(raw)), rawHeaderBytes(raw));
  });
});

describe("headerValue", () => {
  it("joins lines with a comma", () =>
    assert.equal(headerValue(headersFromRaw(["A", "1", "a", "2"]), "a"), "1, 2"));

  it("has none for an empty list", () => assert.equal(headerValue({ a: [] }, "a"), undefined));
});

describe("copyHeaders", () => {
  it("shares nothing with the original", () => {
    const original = headersFromRaw(["A", "1"]);
    const copy = copyHeaders(original);
    addHeader(copy, "a", { key: "A", value: "2" });
    addHeader(copy, "b", { key: "B", value: "3" });
    assert.deepEqual(rawHeaders(original), ["A", "1"]);
    assert.deepEqual(rawHeaders(emptyHeaders()), []);
  });
});
