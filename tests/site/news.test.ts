/**
 * What the page says about changed results.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { dateText } from "../../site/date-text.ts";
import { newsOf } from "../../site/news.ts";
import { sampleSeason } from "../functions/core/sample-season.ts";
import { changed, fixturesOf } from "./sample-fixtures.ts";

const dates = dateText(["en-GB"], "UTC");

describe("newsOf", () => {
  const before = fixturesOf(sampleSeason([4], 2));
  const side = { tries: 1, conversions: 0, penalties: 0, dropGoals: 0 };
  const now = changed(before, ({ week, game }) => week === 3 && game === 1, {
    status: "live",
    home: { id: "a1", name: "A1", points: 5, ...side },
    away: { id: "a2", name: "A2", points: 0, ...side, tries: 0 },
  });

  it("has the results that are new", () => {
    assert.equal(newsOf(before, now, dates), "live, A1 5 – 0 A2");
  });

  it("is empty when nothing changed, and when there was nothing", () => {
    assert.equal(newsOf(before, structuredClone(before), dates), "");
    assert.equal(newsOf(undefined, now, dates), "");
    assert.equal(newsOf(now, undefined, dates), "");
  });
});
