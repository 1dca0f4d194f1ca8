/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readRange } from "../../../../services/s3/rules/object-range.ts";

describe("readRange", () => {
  for (const [header, sizeBytes, expected] of [
    [undefined, 10, "whole"],
    ["bytes=0-0", 10, [0, 0]],
    ["bytes=0-9", 10, [0, 9]],
    ["bytes=0-10", 10, [0, 9]],
    ["bytes=9-", 10, [9, 9]],
    ["bytes=10-", 10, "unsatisfiable"],
    ["bytes=10-20", 10, "unsatisfiable"],
    ["bytes=-1", 10, [9, 9]],
    ["bytes=-10", 10, [0, 9]],
    ["bytes=-11", 10, [0, 9]],
    ["bytes=-0", 10, "unsatisfiable"],
    ["bytes=0-", 0, "unsatisfiable"],
    ["bytes=-5", 0, "unsatisfiable"],
    ["bytes=5-4", 10, "whole"],
    ["bytes=-", 10, "whole"],
    ["bytes=0-1,3-4", 10, "whole"],
    ["items=0-1", 10, "whole"],
    ["bytes=a-b", 10, "whole"],
    ["bytes=0x1-2", 10, "whole"],
    ["bytes=0-999999999999999", 10, [0, 9]],
    ["bytes=0-9999999999999999", 10, "whole"],
    [" bytes=1-2 ", 10, [1, 2]],
    ["", 10, "whole"],
  ] as const) {
    it(`reads ${JSON.stringify(header)} of ${sizeBytes} bytes as ${JSON.stringify(expected)}`, () => {
      const range = readRange(header, sizeBytes);
      const found = range.kind === "part" ? [range.first, range.last] : range.kind;
      assert.deepEqual(found, expected);
    });
  }

  it("stays inside the object for any range", () => {
    const header = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => `bytes=${a || ""}-${b || ""}`);
    fc.assert(
      fc.property(header, fc.nat(20), (text, sizeBytes) => {
        const range = readRange(text, sizeBytes);
        return (
          range.kind !== "part" ||
          (range.first >= 0 && range.first <= range.last && range.last < sizeBytes)
        );
      }),
    );
  });
});
