/**
 * Orders of matches.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { entityTag } from "../../../../../functions/adapters/body-tag.ts";
import type { MatchView } from "../../../../../functions/core/api/match-view.ts";
import { listMatches } from "../../../../../functions/core/api/routes/list-matches.ts";
import { indexSeason } from "../../../../../functions/core/api/season-index.ts";
import { sampleSeason } from "../../sample-season.ts";

const index = indexSeason(sampleSeason([4, 2]));

const freshness = {
  matchDays: [],
  matchDaySeconds: 20,
  betweenMatchDaysMaxSeconds: 60,
  browserMaxSeconds: 10,
  staleWhileRevalidateSeconds: 15,
  staleIfErrorSeconds: 600,
};

describe("listMatches", () => {
  for (const [sort, isInOrder] of [
    ["week", (a: MatchView, b: MatchView) => a.week <= b.week],
    ["-week", (a: MatchView, b: MatchView) => a.week >= b.week],
    ["team", (a: MatchView, b: MatchView) => a.home.name <= b.home.name],
    ["-team", (a: MatchView, b: MatchView) => a.home.name >= b.home.name],
  ] as const) {
    it(`sorts by ${sort}, with ties in the season's order`, () => {
      const matches = matchesBy(sort);
      assert.equal(matches.length, index.matches.length);
      for (const [place, match] of matches.slice(1).entries()) {
        const before = matches[place];
        assert.ok(before);
        assert.ok(isInOrder(before, match));
        if (isInOrder(match, before)) {
          assert.ok(placeOf(before) < placeOf(match));
        }
      }
    });
  }
});

function matchesBy(sort: string): readonly MatchView[] {
  const request = {
    method: "GET",
    path: listMatches.path,
    query: [
      { name: "sort", value: sort },
      { name: "pageSize", value: "100" },
    ],
    authorization: [],
    ifNoneMatch: undefined,
    attempt: undefined,
  };
  const terms = { region: "eu-west-1", realm: "touchline", freshness, tagBody: entityTag };
  const plan = listMatches.plan({ path: {}, request }, terms);
  assert.equal(plan.kind, "season");
  const next = plan.kind === "season" ? plan.next({ kind: "current", made: index }, 0) : plan;
  return next.kind === "answer" ? JSON.parse(next.answer.body).matches : [];
}

function placeOf({ league, week, game }: MatchView): number {
  return index.matches.findIndex(
    (each) => each.league.id === league.id && each.week === week && each.game === game,
  );
}
