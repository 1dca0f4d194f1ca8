/**
 * The score of a side.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { score } from "../../../functions/core/points.ts";

const nothing = { team: "A", tries: 0, conversions: 0, penalties: 0, dropGoals: 0 };

describe("score", () => {
  for (const [title, counts, expected] of [
    ["nothing", {}, 0],
    ["a try", { tries: 1 }, 5],
    ["a converted try", { tries: 1, conversions: 1 }, 7],
    ["a penalty", { penalties: 1 }, 3],
    ["a drop goal", { dropGoals: 1 }, 3],
    // 7 × 5 + 5 × 2 + 0 × 3 + 2 × 3
    ["everything together", { tries: 7, conversions: 5, dropGoals: 2 }, 51],
  ] as const) {
    it(`counts ${title} as ${expected}`, () => {
      assert.equal(score({ ...nothing, ...counts }), expected);
    });
  }
});
