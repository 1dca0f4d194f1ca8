/**
 * Differences between versions of the season.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { seasonChange } from "../../../../functions/core/events/season-change.ts";
import { twoLeagues } from "./two-leagues.ts";

describe("seasonChange", () => {
  it("names no league when the content is the same", () => {
    assert.deepEqual(seasonChange([twoLeagues(1, 1), twoLeagues(1, 1)]), []);
  });

  it("names the league whose game changed", () => {
    assert.deepEqual(seasonChange([twoLeagues(1, 2), twoLeagues(1, 1)]), ["Slate Coast"]);
    assert.deepEqual(seasonChange([twoLeagues(2, 1), twoLeagues(1, 1)]), ["Granite"]);
  });

  it("names the league of a change that was taken back", () => {
    const versions = [twoLeagues(1, 1), twoLeagues(1, 2), twoLeagues(1, 1)];
    assert.deepEqual(seasonChange(versions), ["Slate Coast"]);
  });

  it("names each league that changed in any of the versions once", () => {
    const versions = [twoLeagues(3, 2), twoLeagues(2, 2), twoLeagues(1, 1)];
    assert.deepEqual(seasonChange(versions), ["Granite", "Slate Coast"]);
  });

  for (const [title, versions] of [
    ["there is no older version", [twoLeagues(1, 1)]],
    ["the older version is not known", [twoLeagues(1, 1), undefined]],
    ["a version between is not a season", [twoLeagues(1, 1), undefined, twoLeagues(1, 1)]],
    ["the season has another name", [{ ...twoLeagues(1, 1), name: "Two" }, twoLeagues(1, 1)]],
    ["a league is gone", [withLeagues(([one]) => [one]), twoLeagues(1, 1)]],
    ["leagues are in another order", [withLeagues(([one, two]) => [two, one]), twoLeagues(1, 1)]],
    [
      "a team has another name",
      [
        withLeagues(([one, two]) => [{ ...one, teams: ["Otters", "Stags"] }, two]),
        twoLeagues(1, 1),
      ],
    ],
  ] as const) {
    it(`concerns all leagues when ${title}`, () => {
      assert.equal(seasonChange(versions), "all");
    });
  }
});

type Leagues = ReturnType<typeof twoLeagues>["leagues"];

function withLeagues(change: (leagues: Leagues) => readonly Leagues[number][]) {
  const season = twoLeagues(1, 1);
  return { ...season, leagues: change(season.leagues) };
}
