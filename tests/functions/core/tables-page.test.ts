/**
 * The tables as a page without scripts.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { seasonTables } from "../../../functions/core/league-tables.ts";
import { tablesPage } from "../../../functions/core/tables-page.ts";
import { generateSeason } from "../../../scripts/season/generate.ts";
import { sampleSeason } from "./sample-season.ts";

const render = (season: ReturnType<typeof sampleSeason>) =>
  tablesPage(season, seasonTables(season));

/** The text of a page, without its elements. */
const textOf = (page: string) => page.replaceAll(/<[^>]*>/g, " ").replaceAll(/ +/g, " ");

describe("tablesPage", () => {
  it("has every league's table, its latest games and its next ones", () => {
    const season = sampleSeason([4, 4], 2);
    const page = render(season);
    for (const { rows } of seasonTables(season).leagues) {
      for (const { position, team, played, won, drawn, lost, ...row } of rows) {
        const cells = [position, team, played, won, drawn, lost];
        const points = [row.pointsDifference, row.leaguePoints];
        assert.ok(textOf(page).includes(` ${[...cells, ...points].join(" ")}\n`), team);
      }
    }
    assert.deepEqual(
      [...page.matchAll(/<h[23]>(.*)<\/h/g)].map(([, heading]) => heading),
      ["League A", "Week 2", "Week 3", "League B", "Week 2", "Week 3"],
    );
    assert.equal(page.match(/<li>\S+ \d+ – \d+ \S+\n/g)?.length, 4);
    assert.equal(page.match(/<li>\S+ against \S+\n/g)?.length, 4);
    assert.match(page, /<p>After 2 of 6 weeks\./);
  });

  it("has the first week before the season, and no next one after it", () => {
    assert.match(render(sampleSeason([4], 0)), /<h3>Week 1<\/h3>/);
    const whole = render(sampleSeason([4], 6));
    assert.deepEqual(
      [...whole.matchAll(/<h3>(.*)<\/h/g)].map(([, week]) => week),
      ["Week 6"],
    );
  });

  it("has kick-off, venue and status of games, and the score of live ones", () => {
    const season = sampleSeason([4], 2);
    const kickOff = "2026-09-12T14:00:00Z";
    const schedule = [
      [null, null],
      [{ status: "void" }, { status: "live", kickOff, venue: "Hill & Dale" }],
      [{ kickOff }, null],
    ] as const;
    const leagues = season.leagues.map((league) => ({ ...league, schedule }));
    const [annulled, live, scheduled, open] = [
      ...render({ ...season, leagues }).matchAll(/<li>(.*)\n/g),
    ].map(([, game]) => game);
    assert.match(annulled ?? "", /^\S+ against \S+, void$/);
    assert.match(live ?? "", /^\S+ \d+ – \d+ \S+, live, 2026-09-12 14:00 UTC, Hill &#38; Dale$/);
    assert.match(scheduled ?? "", /^\S+ against \S+, 2026-09-12 14:00 UTC$/);
    assert.match(open ?? "", /^\S+ against \S+$/);
  });

  it("escapes names, and needs neither scripts nor styles", () => {
    const foundings = [{ name: "<i>&", teams: ["<script>", "B&B"] }];
    const page = render(generateSeason({ name: "S<", foundings, seed: 1, weeksPlayed: 1 }));
    assert.doesNotMatch(page, /<script|<style|style=|<i>|&(?!#\d+;)/);
    assert.ok(page.includes("&#60;script&#62;"));
  });

  it("leaves out the games of a season that would not fit in a response", () => {
    const foundings = Array.from({ length: 50 }, (_, league) => ({
      name: `L${league}`,
      teams: Array.from({ length: 50 }, (_team, team) => `${league}-${team}`.padEnd(60, "東")),
    }));
    const page = render(generateSeason({ name: "S", foundings, seed: 1, weeksPlayed: 98 }));
    assert.ok(Buffer.byteLength(page) < 1_000_000, `${Buffer.byteLength(page)}`);
    assert.doesNotMatch(page, /<li>/);
  });
});
