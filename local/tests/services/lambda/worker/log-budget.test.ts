import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createLogBudget } from "../../../../services/lambda/worker/log-budget.ts";

const limits = { maxEventBytes: 8, maxEvents: 3, maxBytes: 20 };
const notice =
  "the log budget of this invocation is spent (3 events, 20 bytes): further events are dropped";

describe("createLogBudget", () => {
  for (const [title, lines, expected] of [
    ["lets through what fits", ["a", "b", "c"], ["a", "b", "c"]],
    [
      "says once that events are used up, then nothing",
      ["a", "b", "c", "d", "e"],
      ["a", "b", "c", notice, undefined],
    ],
    [
      "counts bytes over all events",
      ["12345678", "12345678", "1234"],
      ["12345678", "12345678", "1234"],
    ],
    [
      "stops at the first byte too many",
      ["12345678", "12345678", "12345"],
      ["12345678", "12345678", notice],
    ],
    ["cuts a long event", ["123456789"], ["12345678"]],
  ] as const) {
    it(title, () => {
      const budget = createLogBudget(limits);
      assert.deepEqual(
        lines.map((line) => budget.admit(line)),
        expected,
      );
    });
  }

  it("reports when it is used up", () => {
    const budget = createLogBudget({ ...limits, maxEvents: 1 });
    assert.equal(budget.spent, false);
    budget.admit("a");
    assert.equal(budget.spent, false);
    budget.admit("b");
    assert.equal(budget.spent, true);
  });

  it("never allows more than its limits", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 6 }), (lines) => {
        const budget = createLogBudget(limits);
        const sizes = lines
          .map((line) => budget.admit(line))
          .filter((line) => line !== undefined && line !== notice)
          .map((line) => Buffer.byteLength(line ?? ""));
        assert.ok(sizes.length <= limits.maxEvents);
        assert.ok(sizes.every((size) => size <= limits.maxEventBytes));
        assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= limits.maxBytes);
      }),
    );
  });
});
