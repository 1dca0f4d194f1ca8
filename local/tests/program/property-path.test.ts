/**
 * Paths point at properties the way the engine's do.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { step, strings } from "../../program/property-path.ts";

describe("step", () => {
  for (const [path, key, expected] of [
    ["", "origins", "origins"],
    ["origins", 0, "origins[0]"],
    ["origins[0]", "customHeaders", "origins[0].customHeaders"],
    ["assets", "index.mjs", 'assets["index.mjs"]'],
    ["tags", 'a"b', 'tags["a\\"b"]'],
    ["", "a.b", '["a.b"]'],
  ] as const) {
    it(`goes from ${JSON.stringify(path)} by ${JSON.stringify(key)} to ${expected}`, () => {
      assert.equal(step(path, key), expected);
    });
  }
});

describe("strings", () => {
  it("finds strings at any depth, map keys and asset content", () => {
    const value = {
      list: ["a", 1, null, { key: "b" }],
      code: {
        asset: "archive",
        assets: { "i.mjs": { asset: "text", text: "c" }, f: { asset: "file", path: "/d" } },
      },
    } as const;
    assert.deepEqual(
      [...strings(value)].map(({ path, text, inAsset }) => [path, text, inAsset]),
      [
        ["list", "list", false],
        ["list[0]", "a", false],
        ["list[3].key", "key", false],
        ["list[3].key", "b", false],
        ["code", "code", false],
        ['code["i.mjs"]', "c", true],
        ["code.f", "/d", true],
      ],
    );
  });
});
