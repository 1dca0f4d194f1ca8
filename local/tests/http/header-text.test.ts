/** Header values as bytes and as text. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { textToWire, wireToText } from "../../http/header-text.ts";

describe("wireToText and textToWire", () => {
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
