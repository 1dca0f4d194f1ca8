/**
 * Addresses of the page.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { addressOf, fragmentText, type Place, readPlace } from "../../site/place.ts";

const places: readonly (readonly [string, Place])[] = [
  ["#/", { kind: "home" }],
  ["#granite-league", { kind: "league", league: "granite-league" }],
  ["#granite-league/week-11", { kind: "league", league: "granite-league", week: 11 }],
  ["#granite-league/team/otters", { kind: "team", league: "granite-league", team: "otters" }],
  ["#team/team/week-1", { kind: "team", league: "team", team: "week-1" }],
  ["#desk", { kind: "league", league: "desk" }],
  ["#%E9%9B%AA/team/%C3%B8st", { kind: "team", league: "雪", team: "øst" }],
  ["#/desk", { kind: "desk" }],
  [
    "#/desk/granite-league/week-11/game-2",
    { kind: "desk-game", league: "granite-league", week: 11, game: 2 },
  ],
];

describe("readPlace", () => {
  for (const [address, place] of places) {
    it(`reads ${address}, as addressOf writes it`, () => {
      assert.deepEqual(readPlace(address), place);
      assert.equal(addressOf(place), address);
    });
  }

  for (const address of ["", "#"]) {
    it(`reads ${JSON.stringify(address)} as the first view`, () => {
      assert.deepEqual(readPlace(address), { kind: "home" });
    });
  }

  it("reads a league with a slash at its end", () => {
    assert.deepEqual(readPlace("#granite-league/"), { kind: "league", league: "granite-league" });
  });

  for (const address of [
    "#a/week-0",
    "#a/week-01",
    "#a/week-1000",
    "#a/week-1/more",
    "#a/week",
    "#a/team",
    "#a/team/",
    "#a/team/b/c",
    "#a/other",
    "#%",
    "#/other",
    "#/desk/a",
    "#/desk/a/week-1",
    "#/desk/a/game-1/week-1",
    "#/desk//week-1/game-1",
    "#/desk/a/week-1/game-1/more",
    "#//",
  ]) {
    it(`does not know ${address}`, () => {
      assert.deepEqual(readPlace(address), { kind: "unknown" });
    });
  }
});

describe("fragmentText", () => {
  it("decodes a fragment, and leaves one that cannot be decoded", () => {
    assert.equal(fragmentText("#pen-y-m%C3%B4r"), "pen-y-môr");
    assert.equal(fragmentText("#50%"), "50%");
  });
});
