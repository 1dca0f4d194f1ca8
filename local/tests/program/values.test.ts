/**
 * Telling bags of properties from assets.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { asBag, isAsset, isBag } from "../../program/values.ts";

describe("isAsset and isBag", () => {
  for (const [value, asset, bag] of [
    [undefined, false, false],
    [null, false, false],
    ["text", false, false],
    [["list"], false, false],
    [{}, false, true],
    [{ a: 1 }, false, true],
    [{ asset: "text", text: "t" }, true, false],
    [{ asset: "file", path: "/p" }, true, false],
    [{ asset: "archive", assets: {} }, true, false],
    // Environment variables may have such names.
    [{ asset: "text" }, false, true],
    [{ asset: "prod", text: "t" }, false, true],
  ] as const) {
    it(`classify ${JSON.stringify(value) ?? "nothing"}`, () => {
      assert.equal(isAsset(value), asset);
      assert.equal(isBag(value), bag);
      assert.equal(asBag(value), bag ? value : undefined);
    });
  }
});
