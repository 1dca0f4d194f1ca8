/**
 * Reading properties by type: what is there, what is assumed, what is refused.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Reader } from "../../model/property-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const inputs: Properties = {
  text: "t",
  number: 1,
  flag: true,
  nothing: null,
  texts: ["a", "b"],
  mixed: ["a", 1],
  words: { a: "1" },
  inner: { deep: "d", list: [{ x: "1" }, { x: 2 }] },
  asset: { asset: "text", text: "t" },
};
const node = resource("aws:test:Test", "test", { inputs, answers: { arn: "a" } });

describe("Reader", () => {
  for (const [title, read, result, problems] of [
    ["reads text", (r: Reader) => r.text("text"), "t", []],
    ["demands text", (r: Reader) => r.text("none"), "", ["none must be a string, got nothing"]],
    ["takes null for absent", (r: Reader) => r.text("nothing", "f"), "f", []],
    [
      "refuses other than text",
      (r: Reader) => r.text("number", "f"),
      "",
      ["number must be a string, got 1"],
    ],
    ["reads optional text", (r: Reader) => r.optionalText("text"), "t", []],
    ["leaves optional text out", (r: Reader) => r.optionalText("none"), undefined, []],
    ["reads a number", (r: Reader) => r.number("number"), 1, []],
    ["assumes a number", (r: Reader) => r.number("none", 7), 7, []],
    ["demands a number", (r: Reader) => r.number("text", 7), 0, ['text must be a number, got "t"']],
    ["leaves an optional number out", (r: Reader) => r.optionalNumber("none"), undefined, []],
    ["reads a flag", (r: Reader) => r.flag("flag", false), true, []],
    ["assumes a flag", (r: Reader) => r.flag("none", true), true, []],
    [
      "demands a flag that is not assumed",
      (r: Reader) => r.flag("none"),
      false,
      ["none must be true or false, got nothing"],
    ],
    [
      "demands a flag",
      (r: Reader) => r.flag("text", false),
      false,
      ['text must be true or false, got "t"'],
    ],
    ["reads a word", (r: Reader) => r.oneOf("text", ["s", "t"]), "t", []],
    ["assumes a word", (r: Reader) => r.oneOf("none", ["s", "t"], "t"), "t", []],
    [
      "demands a known word",
      (r: Reader) => r.oneOf("text", ["s", "u"]),
      "s",
      ['text must be one of s, u, got "t"'],
    ],
    ["reads texts", (r: Reader) => r.texts("texts"), ["a", "b"], []],
    ["assumes no texts", (r: Reader) => r.texts("none"), [], []],
    [
      "demands texts",
      (r: Reader) => r.texts("mixed"),
      [],
      ['mixed must be a list of strings, got ["a",1]'],
    ],
    ["reads texts by name", (r: Reader) => r.dictionary("words"), { a: "1" }, []],
    ["assumes no texts by name", (r: Reader) => r.dictionary("none"), {}, []],
    [
      "demands texts by name",
      (r: Reader) => r.dictionary("texts"),
      {},
      ['texts must be a map of strings, got ["a","b"]'],
    ],
    ["goes into an object", (r: Reader) => r.object("inner").text("deep"), "d", []],
    [
      "names the path inside",
      (r: Reader) => r.object("inner").text("x"),
      "",
      ["inner.x must be a string, got nothing"],
    ],
    [
      "takes an absent object for an empty one",
      (r: Reader) => r.object("none").text("x", "f"),
      "f",
      [],
    ],
    [
      "demands an object",
      (r: Reader) => r.object("text").has("x"),
      false,
      ['text must be an object, got "t"'],
    ],
    [
      "takes no asset for an object",
      (r: Reader) => r.object("asset").has("text"),
      false,
      ['asset must be an object, got {"asset":"text","text":"t"}'],
    ],
    [
      "goes into a list",
      (r: Reader) =>
        r
          .object("inner")
          .objects("list")
          .map((each) => each.text("x")),
      ["1", ""],
      ["inner.list[1].x must be a string, got 2"],
    ],
    [
      "demands a list of objects",
      (r: Reader) => r.objects("texts"),
      [],
      ['texts must be a list of objects, got ["a","b"]'],
    ],
    [
      "passes on refusals with their path",
      (r: Reader) => r.object("inner").refuseAll([{ path: "p", message: "m" }]),
      undefined,
      ["inner.p m"],
    ],
  ] as const) {
    it(title, () => {
      const found = reading((findings) => read(Reader.inputs(node, findings)));
      assert.deepEqual(found.result, result);
      assert.deepEqual(found.problems, problems);
    });
  }

  it("names an output as an output", () => {
    const found = reading((findings) => {
      const reader = Reader.outputs(node, findings);
      return [reader.text("arn"), reader.text("id")];
    });
    assert.deepEqual(found.result, ["a", ""]);
    assert.deepEqual(found.problems, ["(output) id must be a string, got nothing"]);
  });
});
