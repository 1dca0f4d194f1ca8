/**
 * Requests of the desk.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";

import { readResult, readUpdate } from "../../functions/core/desk/read-change.ts";
import { gamePath, targetOf, writeOf } from "../../site/desk-write.ts";
import { sampleSeason } from "../functions/core/sample-season.ts";
import { fixturesOf } from "./sample-fixtures.ts";

const { matches } = fixturesOf(sampleSeason([4], 1));
const played = matches.find((match) => match.played);
const open = matches.find((match) => !match.played);
assert.ok(played !== undefined && open !== undefined);

const scores = ({ tries = 0, conversions = 0, penalties = 0, dropGoals = 0 }) => ({
  tries,
  conversions,
  penalties,
  dropGoals,
});
const both = { home: scores(played.home), away: scores(played.away) };

describe("a request of the desk", () => {
  it("has the path of the game", () => {
    assert.equal(gamePath("côte-d-or", 11, 2), "/desk/leagues/c%C3%B4te-d-or/weeks/11/games/2");
  });

  for (const [what, match, expected] of [
    ["a final result", played, { method: "PUT", body: both }],
    ["a live score", { ...played, status: "live" }, { method: "PATCH", body: both }],
    ["a void game", { ...played, status: "void" }, { method: "DELETE" }],
    ["a game without a result", open, { method: "PUT", body: { played: false } }],
  ] as const) {
    it(`restores ${what}`, () => assert.deepEqual(writeOf(targetOf(match)), expected));
  }

  it("has a body that the desk reads", () => {
    assert.deepEqual(readResult(writeOf({ kind: "final", ...both }).body), {
      kind: "change",
      change: { kind: "result", ...both },
    });
    assert.deepEqual(readResult(writeOf({ kind: "open" }).body), {
      kind: "change",
      change: { kind: "unplayed" },
    });
    assert.deepEqual(readUpdate(writeOf({ kind: "live", ...both }).body), {
      kind: "change",
      change: { kind: "update", ...both },
    });
  });
});
