/**
 * Responses to requests for the tables.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { FreshnessTerms } from "../../../functions/contract.ts";
import { problemAnswer } from "../../../functions/core/problem-document.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import type { SeasonFault } from "../../../functions/core/season-lookup.ts";
import { answerTables, tablesEdition } from "../../../functions/core/tables-edition.ts";
import { smallSeason, smallTables } from "../small-season.ts";

const terms: FreshnessTerms = {
  matchDays: [{ startMs: 100_000, endMs: 200_000 }],
  matchDaySeconds: 10,
  betweenMatchDaysMaxSeconds: 3600,
  browserMaxSeconds: 30,
  staleWhileRevalidateSeconds: 20,
  staleIfErrorSeconds: 300,
};
const made = { entityTag: '"e1"', body: "{}" };

describe("tablesEdition", () => {
  it("computes the tables of a season and the ETag of their JSON", () => {
    const reading = readSeason(smallSeason());
    assert.equal(reading.kind, "season");
    const { body, entityTag } = tablesEdition(reading.season, (text) => `"${text.length}"`);
    assert.deepEqual(JSON.parse(body), smallTables());
    assert.equal(entityTag, `"${body.length}"`);
  });
});

describe("answerTables", () => {
  it("returns the current edition with the lifetime of the day", () => {
    assert.deepEqual(answerTables({ kind: "current", made }, terms, 0), {
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

  it("returns the last good edition with a short lifetime", () => {
    assert.deepEqual(answerTables({ kind: "last-good", made }, terms, 150_000), {
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
    it(`returns ${problems[fault]} when the season is ${fault} and no edition is held`, () => {
      assert.deepEqual(
        answerTables({ kind: "none", fault }, terms, 0),
        problemAnswer(problems[fault]),
      );
    });
  }
});
