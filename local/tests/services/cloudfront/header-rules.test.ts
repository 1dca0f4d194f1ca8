/** Header maps, texts and selections. @module */
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
} from "../../../http/header-map.ts";
import { textToWire, wireToText } from "../../../http/header-text.ts";
import { httpDate } from "../../../http/http-date.ts";
import type { Selection } from "../../../http/name-selection.ts";
import { selects } from "../../../http/name-selection.ts";
import { unite } from "../../../services/cloudfront/headers/forwarding.ts";

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

describe("wireToText and textToWire (fact 1.8)", () => {
  for (const [title, wire, text] of [
    ["ASCII stays", "plain", "plain"],
    ["UTF-8 bytes become text", "caf\u00c3\u00a9", "caf\u00e9"],
    ["bytes that are no UTF-8 are ISO-8859-1", "caf\u00e9", "caf\u00e9"],
  ] as const) {
    it(title, () => assert.equal(wireToText(wire), text));
  }

  it("sends changed text as UTF-8", () => assert.equal(textToWire("\u20ac"), "\u00e2\u0082\u00ac"));

  it("is undone by its inverse for every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        assert.equal(wireToText(textToWire(text)), text);
      }),
    );
  });
});

describe("unite", () => {
  const names = ["a", "b", "c", "d"];
  const list = fc.subarray(names);
  const selection: fc.Arbitrary<Selection> = fc.oneof(
    fc.constant<Selection>({ kind: "none" }),
    fc.constant<Selection>({ kind: "all" }),
    list.map((some): Selection => ({ kind: "allow", names: some })),
    list.map((some): Selection => ({ kind: "all-except", names: some })),
  );

  it("includes exactly what either of the two includes", () => {
    fc.assert(
      fc.property(selection, selection, fc.constantFrom(...names, "z"), (one, other, name) => {
        const either = selects(one, name) || selects(other, name);
        assert.equal(selects(unite(one, other), name), either);
      }),
    );
  });
});

describe("httpDate", () => {
  it("writes an IMF-fixdate, cut to the second", () => {
    assert.equal(httpDate(Date.UTC(2026, 0, 3, 12, 0, 0, 999)), "Sat, 03 Jan 2026 12:00:00 GMT");
    assert.equal(httpDate(Date.UTC(2026, 0, 3, 12, 0, 1)), "Sat, 03 Jan 2026 12:00:01 GMT");
  });
});
