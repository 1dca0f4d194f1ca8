/**
 * Paths that a change of the season makes old.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { apiRoutes } from "../../../../functions/core/api/api-routes.ts";
import { affectedPaths } from "../../../../functions/core/events/affected-paths.ts";
import type { SeasonChange } from "../../../../functions/core/events/season-change.ts";
import type { Season } from "../../../../functions/core/season-types.ts";
import { twoLeagues } from "./two-leagues.ts";

const season = twoLeagues(1, 1);
const paths = (change: SeasonChange, of: Season = season) =>
  affectedPaths("rugby_data.json", of, change);

describe("affectedPaths", () => {
  it("lists every path that is shared from the season when all leagues can differ", () => {
    assert.deepEqual(paths("all"), [
      "/rugby_data.json*",
      "/v1/leagues",
      "/v1/leagues/*",
      "/v1/teams/*",
      "/v1/matches*",
    ]);
  });

  it("limits the paths of leagues to the changed one, under its id and its name", () => {
    assert.deepEqual(paths(["Slate Coast"]), [
      "/rugby_data.json*",
      "/v1/leagues",
      "/v1/leagues/slate-coast*",
      "/v1/leagues/Slate%20Coast*",
      "/v1/teams/*",
      "/v1/matches*",
    ]);
  });

  it("lists the season alone when no response of the API differs", () => {
    assert.deepEqual(paths([]), ["/rugby_data.json*"]);
  });

  it("lists all leagues when more than two changed", () => {
    const [one, two] = season.leagues;
    const third = { ...two, name: "Third" };
    const of = { ...season, leagues: [one, two, third] };
    assert.deepEqual(paths(["Granite", "Slate Coast", "Third"], of), paths("all"));
    assert.ok(paths(["Granite", "Third"], of).includes("/v1/leagues/third*"));
  });

  it("includes each route that is shared from the season", () => {
    const shared = apiRoutes.filter(({ sharedFrom }) => sharedFrom === "season");
    assert.equal(shared.length, 6);
    for (const change of ["all", ["Granite"]] as const) {
      for (const { path } of shared) {
        const asked = path.replace("{league}", "granite").replace("{team}", "otters");
        assert.ok(isCovered(asked, paths(change)), `${asked} for ${change}`);
      }
    }
  });

  it("includes no route that depends on the viewer or on nothing", () => {
    for (const path of ["/v1/me", "/v1/health", "/v1/openapi.json", "/", "/assets/app.js"]) {
      assert.equal(isCovered(path, paths("all")), false, path);
    }
  });

  it("spells names as CloudFront accepts them: * only at the end, and no ~", () => {
    const [one, two] = season.leagues;
    const of = { ...season, leagues: [{ ...one, name: "A*~É" }, two] };
    assert.deepEqual(
      paths(["A*~É"], of).filter((path) => path.startsWith("/v1/leagues/")),
      ["/v1/leagues/a-e*", "/v1/leagues/A%2A%7E%C3%89*"],
    );
  });
});

function isCovered(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
}
