import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { truncate } from "../../../services/lambda/truncate.ts";

describe("truncate", () => {
  for (const [title, text, maxBytes, expected] of [
    ["keeps what fits", "12345678", 8, "12345678"],
    ["cuts the first byte too many", "123456789", 8, "12345678"],
    ["counts bytes, not characters", "éééé", 8, "éééé"],
    ["cuts between characters", "1234567é", 8, "1234567"],
    ["cuts before a character of four bytes", "123456😀", 8, "123456"],
    ["can leave nothing", "é", 1, ""],
  ] as const) {
    it(title, () => assert.equal(truncate(text, maxBytes), expected));
  }

  it("returns the longest prefix that fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (text, maxBytes) => {
        const cut = truncate(text, maxBytes);
        const [next = ""] = text.slice(cut.length);
        assert.ok(text.startsWith(cut));
        assert.ok(Buffer.byteLength(cut) <= maxBytes);
        assert.ok(cut === text || Buffer.byteLength(cut + next) > maxBytes);
      }),
    );
  });
});
