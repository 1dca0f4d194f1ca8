/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { branch, leaf, xmlDocument } from "../../../../services/s3/wire/xml.ts";
import { childText, parseXml } from "../../../../services/s3/wire/xml-reader.ts";

describe("leaf", () => {
  it("escapes markup and control characters", () => {
    assert.equal(leaf("Key", '<a&"b\r\u0001>'), "<Key>&lt;a&amp;&quot;b&#xD;&#x1;&gt;</Key>");
  });
});

describe("xmlDocument", () => {
  it("writes a declaration, a namespace and the children", () => {
    assert.equal(
      xmlDocument("A", "urn:x", [branch("B", [leaf("C", 1)])]).toString(),
      '<?xml version="1.0" encoding="UTF-8"?>\n<A xmlns="urn:x"><B><C>1</C></B></A>',
    );
  });
});

describe("parseXml", () => {
  it("reads elements, attributes, text and references", () => {
    const text =
      '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<Delete xmlns="urn:x">\n <Object><Key>a &amp; &#233;&#x1F3C9;</Key><Empty/></Object>\n</Delete>\n';
    const root = parseXml(text);
    assert.equal(root?.name, "Delete");
    assert.deepEqual(
      root?.children.map(({ name }) => name),
      ["Object"],
    );
    const [object] = root?.children ?? [];
    assert.equal(object && childText(object, "Key"), "a & é🏉");
    assert.equal(object && childText(object, "Empty"), "");
    assert.equal(object && childText(object, "Nothing"), undefined);
  });

  for (const [title, text] of [
    ["nothing", ""],
    ["text alone", "hello"],
    ["text before the root", "x<A/>"],
    ["two roots", "<A/><B/>"],
    ["an element left open", "<A><B></B>"],
    ["elements that cross", "<A><B></A></B>"],
    ["an end without a beginning", "</A>"],
    ["a document type", '<!DOCTYPE A [<!ENTITY x "y">]><A>&x;</A>'],
    ["an entity of one's own", "<A>&x;</A>"],
    ["a bare ampersand", "<A>a & b</A>"],
    ["a reference beyond Unicode", "<A>&#x110000;</A>"],
    ["a comment", "<A><!-- a --></A>"],
    ["CDATA", "<A><![CDATA[a]]></A>"],
    ["a processing instruction inside", "<A><?php ?></A>"],
    ["an attribute without quotes", "<A b=c/>"],
    ["an unfinished tag", "<A"],
    ["nine levels", "<a>".repeat(9) + "</a>".repeat(9)],
    ["more elements than any client sends", `<A>${"<B/>".repeat(400_001)}</A>`],
  ] as const) {
    it(`refuses ${title}`, () => assert.equal(parseXml(text), undefined));
  }

  it("reads back every string that was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const root = parseXml(xmlDocument("A", undefined, [leaf("B", text)]).toString());
        assert.equal(root && childText(root, "B"), text);
      }),
    );
  });

  it("never throws", () => {
    const piece = fc.constantFrom("<", ">", "/", "a", "&", "&#", ";", "x", "'", '"', "=", " ", "!");
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 60 }), (text) => {
        parseXml(text);
        return true;
      }),
      { numRuns: 500 },
    );
  });
});
