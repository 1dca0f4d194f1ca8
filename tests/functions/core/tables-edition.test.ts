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
const made = {
  tables: { contentType: "application/json; charset=utf-8", entityTag: '"e1"', body: "{}" },
  page: { contentType: "text/html; charset=utf-8", entityTag: '"e2"', body: "<!doctype html>" },
};

describe("tablesEdition", () => {
  it("computes the tables of a season and the ETag of their JSON", () => {
    const reading = readSeason(smallSeason());
    assert.equal(reading.kind, "season");
    const { tables, page } = tablesEdition(reading.season, (text) => `"${text.length}"`);
    assert.deepEqual(JSON.parse(tables.body), smallTables());
    assert.equal(tables.entityTag, `"${tables.body.length}"`);
    assert.match(page.body, /^<!doctype html>/);
    assert.equal(page.entityTag, `"${page.body.length}"`);
  });
});

describe("answerTables", () => {
  it("returns the current edition with the lifetime of the day", () => {
    assert.deepEqual(answerTables({ kind: "current", made }, "tables", terms, 0), {
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

  it("returns the page with the same lifetime", () => {
    const { headers, body } = answerTables({ kind: "current", made }, "page", terms, 0);
    assert.deepEqual(headers, {
      "content-type": "text/html; charset=utf-8",
      "cache-control":
        "public, max-age=30, s-maxage=100, stale-while-revalidate=10, stale-if-error=300",
      etag: '"e2"',
    });
    assert.equal(body, "<!doctype html>");
  });

  it("returns the last good edition with a short lifetime", () => {
    assert.deepEqual(answerTables({ kind: "last-good", made }, "tables", terms, 150_000), {
      status: 200,
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control":
          "public, max-age=5, s-maxage=5, stale-while-revalidate=0, stale-if-error=300",
        "x-touchline-season": "last-good",
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
        answerTables({ kind: "none", fault }, "tables", terms, 0),
        problemAnswer(problems[fault]),
      );
    });
  }
});
