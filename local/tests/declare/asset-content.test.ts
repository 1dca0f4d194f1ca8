/**
 * Assets are read for what they hold.
 *
 * @module
 */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { contentSha256, contents } from "../../declare/asset-content.ts";
import type { AssetValue } from "../../program/graph.ts";

const text = (content: string): AssetValue => ({ asset: "text", text: content });
const archive = (assets: Record<string, AssetValue>): AssetValue => ({ asset: "archive", assets });
const hash = (value: AssetValue) => contentSha256(contents(value));

describe("contents", () => {
  it("lists the files of archives within archives, in order", () => {
    const value = archive({ z: text("1"), a: archive({ "b.js": text("2") }) });
    assert.deepEqual(
      contents(value).map(({ path, bytes }) => [path, bytes.toString()]),
      [
        ["a/b.js", "2"],
        ["z", "1"],
      ],
    );
  });

  it("reads a file", () => {
    const path = fileURLToPath(import.meta.url);
    assert.match(contents({ asset: "file", path })[0]?.bytes.toString() ?? "", /reads a file/);
  });

  for (const value of [undefined, null, "text", ["a"], { a: 1 }]) {
    it(`returns nothing for ${JSON.stringify(value)}`, () => {
      assert.deepEqual(contents(value), []);
    });
  }
});

describe("contentSha256", () => {
  it("is 32 bytes in base64", () => {
    assert.match(hash(text("a")), /^[A-Za-z0-9+/]{43}=$/);
  });

  it("does not depend on the order files are given in", () => {
    assert.equal(
      hash(archive({ a: text("1"), b: text("2") })),
      hash(archive({ b: text("2"), a: text("1") })),
    );
  });

  for (const [title, other] of [
    ["a byte", archive({ a: text("1"), b: text("3") })],
    ["a path", archive({ a: text("1"), c: text("2") })],
    ["where one file ends and the next begins", archive({ a: text("1b2") })],
  ] as const) {
    it(`changes with ${title}`, () => {
      assert.notEqual(hash(archive({ a: text("1"), b: text("2") })), hash(other));
    });
  }
});
