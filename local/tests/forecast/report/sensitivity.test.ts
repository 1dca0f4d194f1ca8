/**
 * What a result depends on.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sensitivityTo } from "../../../forecast/report/sensitivity.ts";

describe("sensitivity", () => {
  it("has the results with half and double of each assumption, the most influential first", () => {
    const assumed = [
      { name: "size", value: 10 },
      { name: "wait", value: 4 },
      { name: "unused", value: 1 },
    ];
    const result = sensitivityTo(assumed, 1_000, ({ size = 10, wait = 4 }) => ({
      usd: 90 + size,
      p95: 6 + wait,
    }));
    assert.deepEqual(result, {
      base: { usd: 100, p95: 10 },
      requests: 1_000,
      lines: [
        { name: "wait", value: 4, half: { usd: 100, p95: 8 }, double: { usd: 100, p95: 14 } },
        { name: "size", value: 10, half: { usd: 95, p95: 10 }, double: { usd: 110, p95: 10 } },
        { name: "unused", value: 1, half: { usd: 100, p95: 10 }, double: { usd: 100, p95: 10 } },
      ],
    });
  });
});
