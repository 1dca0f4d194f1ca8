/** Undoing what hides a text's meaning. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  compileTransformations,
  isTextTransformation,
  type TextTransformation,
} from "../../../services/waf/text-transformation.ts";

const all: readonly TextTransformation[] = [
  "NONE",
  "LOWERCASE",
  "URL_DECODE",
  "HTML_ENTITY_DECODE",
  "COMPRESS_WHITE_SPACE",
  "NORMALIZE_PATH",
  "NORMALIZE_PATH_WIN",
  "REMOVE_NULLS",
  "REPLACE_NULLS",
  "BASE64_DECODE",
  "HEX_DECODE",
];

describe("compileTransformations", () => {
  for (const [names, text, expected] of [
    [[], "A%41", "A%41"],
    [["NONE"], "A%41", "A%41"],
    [["LOWERCASE"], "AbC\xc4", "abc\xc4"],
    [["URL_DECODE"], "%41%zz%4", "A%zz%4"],
    [["URL_DECODE"], "a+b%2B", "a+b+"],
    [["URL_DECODE"], "%2541", "%41"],
    [["HTML_ENTITY_DECODE"], "&lt;&GT;&quot;&nbsp;", '<>"\xa0'],
    [["HTML_ENTITY_DECODE"], "&#65;&#x42;&#x1f600;&amp;&#;", "AB\x00&amp;&#;"],
    [["COMPRESS_WHITE_SPACE"], "a \t\r\n\v\f\xa0b c", "a b c"],
    [["NORMALIZE_PATH"], "/a/b", "/a/b"],
    [["NORMALIZE_PATH"], "/a//./b/../c", "/a/c"],
    [["NORMALIZE_PATH"], "/a/b/", "/a/b/"],
    [["NORMALIZE_PATH"], "/a//", "/a/"],
    [["NORMALIZE_PATH"], "/a/.", "/a/"],
    [["NORMALIZE_PATH"], "/a/..", "/"],
    [["NORMALIZE_PATH"], "/../a", "/../a"],
    [["NORMALIZE_PATH"], "../../a", "../../a"],
    [["NORMALIZE_PATH"], "./a", "a"],
    [["NORMALIZE_PATH"], "/.well-known/x", "/.well-known/x"],
    [["NORMALIZE_PATH"], "//", "/"],
    [["NORMALIZE_PATH"], "/a\\..\\b", "/a\\..\\b"],
    [["NORMALIZE_PATH_WIN"], "/a\\..\\b", "/b"],
    [["REMOVE_NULLS"], "a\0b", "ab"],
    [["REPLACE_NULLS"], "a\0b", "a b"],
    [["BASE64_DECODE"], "YWJj", "abc"],
    [["HEX_DECODE"], "616263", "abc"],
    [["URL_DECODE", "NORMALIZE_PATH"], "/x/%2e%2e/auth/", "/auth/"],
    [["NORMALIZE_PATH", "URL_DECODE"], "/x/%2e%2e/auth/", "/x/../auth/"],
    [["URL_DECODE", "NONE", "LOWERCASE"], "%41", "a"],
  ] as const) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(text)} by ${names.join() || "none"}`, () =>
      assert.equal(compileTransformations(names)(text), expected));
  }

  it("accepts any string, and lengthens none", () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray([...all]), (text, names) => {
        assert.ok(compileTransformations(names)(text).length <= text.length);
      }),
    );
  });

  it("leaves a normalized path unchanged", () => {
    const normalize = compileTransformations(["NORMALIZE_PATH"]);
    const paths = fc.array(fc.constantFrom("/", ".", "..", "a"), { maxLength: 12 });
    fc.assert(
      fc.property(paths, (parts) => {
        const once = normalize(parts.join(""));
        assert.equal(normalize(once), once);
      }),
    );
  });
});

describe("isTextTransformation", () => {
  it("accepts the simulated transformations", () => {
    assert.deepEqual(all.filter(isTextTransformation), all);
    for (const name of ["JS_DECODE", "MD5", "constructor", ""]) {
      assert.equal(isTextTransformation(name), false);
    }
  });
});
