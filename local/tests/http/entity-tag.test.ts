/**
 * Entity tags (RFC 9110 §8.8.3).
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { parseEntityTags, stronglyEqual, weaklyEqual } from "../../http/entity-tag.ts";

describe("stronglyEqual and weaklyEqual", () => {
  // The table of RFC 9110 §8.8.3.2.
  for (const [one, other, strong, weak] of [
    ['W/"1"', 'W/"1"', false, true],
    ['W/"1"', 'W/"2"', false, false],
    ['W/"1"', '"1"', false, true],
    ['"1"', '"1"', true, true],
  ] as const) {
    it(`compares ${one} with ${other}`, () => {
      assert.equal(stronglyEqual(one, other), strong);
      assert.equal(weaklyEqual(one, other), weak);
    });
  }
});

describe("parseEntityTags", () => {
  for (const [title, value, expected] of [
    ["reads one tag", '"a"', ['"a"']],
    ["reads a weak tag", 'W/"a"', ['W/"a"']],
    ["reads several", '"a", W/"b" ,"c"', ['"a"', 'W/"b"', '"c"']],
    ["reads a tag with a comma in it", '"a,b", "c"', ['"a,b"', '"c"']],
    ["reads the empty tag", '""', ['""']],
    ["skips empty members", ', "a",, "b" ,', ['"a"', '"b"']],
    ["reads *", " * ", "*"],
    ["refuses nothing", "", undefined],
    ["refuses commas alone", ", ,", undefined],
    ["refuses a tag without quotes", "a", undefined],
    ["refuses a list with one bad member", '"a", b', undefined],
    ["refuses two tags without a comma", '"a" "b"', undefined],
    ["refuses a quote that does not end", '"a", "b', undefined],
    ["refuses the mark in lower case", 'w/"a"', undefined],
    ["refuses * among tags", '"a", *', undefined],
  ] as const) {
    it(title, () => assert.deepEqual(parseEntityTags(value), expected));
  }

  it("reads back every list of tags", () => {
    const opaque = fc.stringMatching(/^[!#-~]{0,12}$/);
    const tag = fc
      .tuple(fc.boolean(), opaque)
      .map(([weak, text]) => `${weak ? "W/" : ""}"${text}"`);
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1 }), (tags) => {
        assert.deepEqual(parseEntityTags(tags.join(", ")), tags);
      }),
    );
  });
});
