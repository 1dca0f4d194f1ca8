/**
 * JSON objects without duplicate members.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readStrictObject } from "../../../../functions/core/tokens/strict-object.ts";

describe("readStrictObject", () => {
  for (const text of [
    "{}",
    '{"alg":"ES256"}',
    ' {\n"a" : 1 ,\t"b":{"a":[{"a":1},{"a":1}]}}\r\n',
    '{"a":"\\"b\\":","b":":","c":"{\\"a\\":1}"}',
    '{"a":"\\\\","b":"\\\\\\""}',
    '{"":0}',
    '{"a":"é","é":"a"}',
  ]) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readStrictObject(text), JSON.parse(text));
    });
  }

  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"b":2,"a":{}}',
    '{"a":1,"\\u0061":1}',
    '{"a":{"b":1,"b":2}}',
    '{"a":[{"b":1,"b":2}]}',
    '{"__proto__":1,"__proto__":1}',
    '{"a":"x","a" :"y"}',
  ]) {
    it(`refuses ${text}, which has a duplicate member`, () => {
      assert.equal(readStrictObject(text), undefined);
    });
  }

  for (const text of [
    "",
    " ",
    "null",
    "1",
    '"a"',
    "[]",
    "[{}]",
    "true",
    "{",
    "{'a':1}",
    "{a:1}",
    '{"a":1,}',
    '{"a":NaN}',
    '{"a":1}{}',
    '{"a":01}',
    "\uFEFF{}",
  ]) {
    it(`refuses ${JSON.stringify(text)}, which is not a JSON object`, () => {
      assert.equal(readStrictObject(text), undefined);
    });
  }

  it("keeps a member named __proto__ as a member", () => {
    const read = readStrictObject('{"__proto__":{"alg":"ES256"}}');
    assert.ok(read !== undefined);
    assert.deepEqual(Object.keys(read), ["__proto__"]);
    assert.equal(read["alg"], undefined);
  });

  it("reads every object that JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        assert.deepEqual(readStrictObject(text), JSON.parse(text));
      }),
    );
  });

  it("refuses an object with any of its members repeated", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const [name] = Object.keys(value);
        const text = `${JSON.stringify(value).slice(0, -1)},${JSON.stringify(name)}:0}`;
        assert.equal(readStrictObject(text), undefined);
      }),
      // A name that means something where texts are replaced.
      { examples: [[{ "$&": [], "": {} }]] },
    );
  });

  it("reads the deepest nesting that fits into a token", () => {
    const depth = 1_500;
    assert.ok(readStrictObject(`{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`) !== undefined);
    assert.ok(readStrictObject(`${'{"a":'.repeat(500)}1${"}".repeat(500)}`) !== undefined);
  });
});
