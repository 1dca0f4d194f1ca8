/**
 * Games that count, and games of which nothing more is expected.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isFinal, isSettled } from "../../../functions/core/game-state.ts";

const side = { team: "A", tries: 0, conversions: 0, penalties: 0, dropGoals: 0 };

describe("a game", () => {
  for (const [played, status, final, settled] of [
    [true, undefined, true, true],
    [false, undefined, false, false],
    [true, "live", false, false],
    [false, "live", false, false],
    [true, "void", false, true],
    [false, "void", false, true],
  ] as const) {
    it(`${final ? "counts" : "does not count"} when its line has ${played ? 1 : 0} and its status is ${status}`, () => {
      const game = { played, home: side, away: side };
      const entry = status === undefined ? { venue: "Park" } : { status };
      assert.deepEqual([isFinal(game, entry), isSettled(game, entry)], [final, settled]);
    });
  }

  it("counts by its line without an entry", () => {
    for (const entry of [null, undefined]) {
      assert.equal(isFinal({ played: true, home: side, away: side }, entry), true);
      assert.equal(isSettled({ played: false, home: side, away: side }, entry), false);
    }
  });
});
