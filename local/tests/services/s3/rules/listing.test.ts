/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  compareKeys,
  isAfter,
  type Mark,
  type Page,
  takePage,
} from "../../../../services/s3/rules/listing.ts";

const keys = ["a.txt", "b/1", "b/2", "b/c/3", "c", "d/1"];
const entries = keys.map((key) => ({ key }));

function page(prefix: string, delimiter: string, maxKeys: number) {
  const result = takePage(entries, { prefix, delimiter, maxKeys });
  return [result.entries.map(({ key }) => key), result.commonPrefixes, result.next?.mark.value];
}

describe("compareKeys", () => {
  it("orders by the bytes of UTF-8", () => {
    // U+FF5E is below U+1F3C9 in UTF-8 and above its surrogates in UTF-16.
    assert.deepEqual(["🏉", "～", "b", "B", "é", "a/", "a"].sort(compareKeys), [
      "B",
      "a",
      "a/",
      "b",
      "é",
      "～",
      "🏉",
    ]);
  });
});

describe("isAfter", () => {
  for (const [key, mark, expected] of [
    ["b", { kind: "key", value: "a" }, true],
    ["a", { kind: "key", value: "a" }, false],
    ["a0", { kind: "key", value: "a" }, true],
    ["a/1", { kind: "prefix", value: "a/" }, false],
    ["a0", { kind: "prefix", value: "a/" }, true],
    ["a", { kind: "prefix", value: "a/" }, false],
  ] as const) {
    it(`returns ${expected} for ${key} after ${mark.kind} ${mark.value}`, () => {
      assert.equal(isAfter(key, mark), expected);
    });
  }
});

describe("takePage", () => {
  for (const [title, prefix, delimiter, maxKeys, expected] of [
    ["everything", "", "", 1000, [keys, [], undefined]],
    ["the top level", "", "/", 1000, [["a.txt", "c"], ["b/", "d/"], undefined]],
    ["a folder", "b/", "/", 1000, [["b/1", "b/2"], ["b/c/"], undefined]],
    ["a prefix that is no folder", "b", "/", 1000, [[], ["b/"], undefined]],
    [
      "a longer delimiter",
      "",
      "/c/",
      1000,
      [["a.txt", "b/1", "b/2", "c", "d/1"], ["b/c/"], undefined],
    ],
    ["a prefix nobody has", "x", "/", 1000, [[], [], undefined]],
    ["exactly as many as there are", "", "", 6, [keys, [], undefined]],
    ["one fewer than there are", "", "", 5, [keys.slice(0, 5), [], "c"]],
    ["prefixes counted as entries", "", "/", 2, [["a.txt"], ["b/"], "b/"]],
    ["the last prefix as the last thing", "", "/", 4, [["a.txt", "c"], ["b/", "d/"], undefined]],
    ["nothing at all", "", "", 0, [[], [], undefined]],
  ] as const) {
    it(`lists ${title}`, () => assert.deepEqual(page(prefix, delimiter, maxKeys), expected));
  }

  it("lists everything once over any number of pages", () => {
    const key = fc.string({ unit: fc.constantFrom("a", "b", "/"), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { maxLength: 20 }),
        fc.constantFrom("", "/"),
        fc.integer({ min: 1, max: 4 }),
        (names, delimiter, maxKeys) => {
          const all = names.sort(compareKeys).map((name) => ({ key: name }));
          const whole = takePage(all, { prefix: "", delimiter, maxKeys: 1000 });
          const found: string[] = [];
          let mark: Mark | undefined = { kind: "key", value: "" };
          while (mark !== undefined) {
            const from: Mark = mark;
            const rest: { key: string }[] = all.filter((entry) => isAfter(entry.key, from));
            const part: Page<{ key: string }> = takePage(rest, { prefix: "", delimiter, maxKeys });
            found.push(...part.entries.map((entry) => entry.key), ...part.commonPrefixes);
            mark = part.next?.mark;
          }
          const expected = [...whole.entries.map((entry) => entry.key), ...whole.commonPrefixes];
          assert.deepEqual(found.sort(compareKeys), expected.sort(compareKeys));
        },
      ),
    );
  });
});
