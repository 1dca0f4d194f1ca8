/**
 * Editions of the tables, drafted and answered.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { FreshnessTerms } from "../../../functions/contract.ts";
import { answerTables, draftTables, type SeasonFault } from "../../../functions/core/edition.ts";
import { problemAnswer } from "../../../functions/core/problem-document.ts";
import { smallSeason, smallTables } from "../small-season.ts";

const terms: FreshnessTerms = {
  matchDays: [{ startMs: 100_000, endMs: 200_000 }],
  matchDaySeconds: 10,
  betweenMatchDaysMaxSeconds: 3600,
  browserMaxSeconds: 30,
  staleWhileRevalidateSeconds: 20,
  staleIfErrorSeconds: 300,
};
const edition = { objectTag: '"o1"', entityTag: '"e1"', body: "{}" };

describe("draftTables", () => {
  it("computes a season's tables", () => {
    const draft = draftTables(smallSeason());
    assert.equal(draft.kind, "tables");
    assert.deepEqual(JSON.parse(draft.kind === "tables" ? draft.body : ""), smallTables());
  });

  for (const [title, text] of [
    ["nothing", ""],
    ["what is not JSON", "<html>"],
    ["what is no season", "{}"],
    ["a season with an impossible game", smallSeason(-1)],
  ] as const) {
    it(`refuses ${title} and says why`, () => {
      const draft = draftTables(text);
      assert.equal(draft.kind, "refused");
      assert.ok(draft.kind === "refused" && draft.problems.length > 0);
    });
  }
});

describe("answerTables", () => {
  it("answers with the current edition under the day's terms", () => {
    assert.deepEqual(answerTables({ kind: "current", edition }, terms, 0), {
      status: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control":
          "public, max-age=30, s-maxage=100, stale-while-revalidate=10, stale-if-error=300",
        etag: '"e1"',
      },
      body: "{}",
    });
  });

  it("answers with the last good edition, kept briefly", () => {
    const sighting = { kind: "last-good", edition, fault: "slow" } as const;
    assert.deepEqual(answerTables(sighting, terms, 150_000), {
      status: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control":
          "public, max-age=5, s-maxage=5, stale-while-revalidate=0, stale-if-error=300",
        etag: '"e1"',
      },
      body: "{}",
    });
  });

  const problems: Readonly<Record<SeasonFault, "season-invalid" | "season-unavailable">> = {
    missing: "season-unavailable",
    denied: "season-unavailable",
    slow: "season-unavailable",
    throttled: "season-unavailable",
    failed: "season-unavailable",
    invalid: "season-invalid",
  };
  for (const fault of Object.keys(problems) as SeasonFault[]) {
    it(`answers ${problems[fault]} when the season is ${fault} and none is held`, () => {
      assert.deepEqual(
        answerTables({ kind: "none", fault }, terms, 0),
        problemAnswer(problems[fault]),
      );
    });
  }
});
