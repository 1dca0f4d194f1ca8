/**
 * Parsing parameters, at every boundary.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  leagueInPath,
  leagueInQuery,
  page,
  pageSize,
  played,
  sort,
  teamInQuery,
  weekOnly,
} from "../../../../functions/core/api/parameters.ts";
import { queryPairs } from "../../../../functions/core/api/query-pairs.ts";
import { readParameters } from "../../../../functions/core/api/read-parameters.ts";
import { indexSeason } from "../../../../functions/core/api/season-index.ts";
import { sampleSeason } from "../sample-season.ts";

/** League A has 6 weeks, league B 2. */
const index = indexSeason(sampleSeason([4, 2]));
const all = {
  league: leagueInQuery,
  week: weekOnly,
  team: teamInQuery,
  played,
  sort,
  page,
  pageSize,
};

const read = (query: string) => readParameters(all, { path: {}, query: queryPairs(query) }, index);

/** Names of refused parameters; none when all were accepted. */
function refused(query: string): readonly string[] {
  const reading = read(query);
  return reading.kind === "values" ? [] : reading.faults.map(({ parameter }) => parameter);
}

describe("readParameters", () => {
  for (const [query, expected] of [
    ["week=1", []],
    ["week=6", []],
    ["week=7", ["week"]],
    ["week=0", ["week"]],
    ["week=-1", ["week"]],
    ["week=01", ["week"]],
    ["week=1.0", ["week"]],
    ["week=1e0", ["week"]],
    ["week=%201", ["week"]],
    ["week=١", ["week"]],
    ["week=99999999999999999999", ["week"]],
    ["league=league-b&week=2", []],
    ["league=league-b&week=3", ["week"]],
    ["week=6&league=nope", ["league"]],
    ["league=League%20B&team=B1", []],
    ["league=League+B&team=b1", []],
    ["league=league-b&team=a1", ["team"]],
    ["team=a1", []],
    ["team=", ["team"]],
    ["played=true", []],
    ["played=false", []],
    ["played=1", ["played"]],
    ["played=TRUE", ["played"]],
    ["sort=-team", []],
    ["sort=name", ["sort"]],
    ["page=1", []],
    ["page=1000000", []],
    ["page=1000001", ["page"]],
    ["page=0", ["page"]],
    ["pageSize=1", []],
    ["pageSize=100", []],
    ["pageSize=101", ["pageSize"]],
    ["page=1&page=1", ["page"]],
    ["Page=0&pagesize=0&constructor=1&__proto__=2", []],
  ] as const) {
    it(`${expected.length === 0 ? "accepts" : "refuses"} ${query}`, () =>
      assert.deepEqual(refused(query), expected));
  }

  it("uses the default of an absent parameter", () => {
    assert.deepEqual(read(""), {
      kind: "values",
      values: {
        league: undefined,
        week: undefined,
        team: undefined,
        played: undefined,
        sort: "week",
        page: 1,
        pageSize: 20,
      },
    });
  });

  it("returns values in their types", () => {
    const query = "league=league-a&week=2&team=A1&played=false&sort=-week&page=3&pageSize=4";
    const [league] = index.leagues;
    assert.deepEqual(read(query), {
      kind: "values",
      values: {
        league,
        week: 2,
        team: league?.teams[0],
        played: false,
        sort: "-week",
        page: 3,
        pageSize: 4,
      },
    });
  });

  it("matches a path name as sent before it decodes it", () => {
    const season = sampleSeason([2]);
    const [league] = season.leagues;
    assert.ok(league);
    const odd = indexSeason({
      ...season,
      leagues: [
        { ...league, name: "%41" },
        { ...league, name: "A" },
        { ...league, name: "100%" },
      ],
    });
    const named = (text: string) => {
      const given = { path: { league: text }, query: [] };
      const reading = readParameters({ league: leagueInPath }, given, odd);
      return reading.kind === "values" ? reading.values.league.name : reading.faults[0]?.detail;
    };
    assert.deepEqual(["%41", "%2541", "A", "100%", "100%25"].map(named), [
      "%41",
      "%41",
      "A",
      "100%",
      "100%",
    ]);
    assert.equal(named("1%"), "must be UTF-8 text, percent-encoded");
  });

  it("lists the allowed names up to the limit, and omits a longer list", () => {
    for (const [sizes, expected] of [
      [[32, 32], 64],
      [[33, 32], undefined],
    ] as const) {
      const large = indexSeason(sampleSeason(sizes, 0));
      const given = { path: {}, query: queryPairs("team=nope") };
      const reading = readParameters({ team: teamInQuery }, given, large);
      assert.equal(reading.kind, "refused");
      const allowed = reading.kind === "refused" ? reading.faults[0]?.allowed : [];
      assert.equal(allowed && "length" in allowed ? allowed.length : undefined, expected);
    }
  });

  it("never echoes the input", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (text) => {
        const mark = `zq${text}`;
        const reading = readParameters(
          all,
          { path: {}, query: Object.keys(all).map((name) => ({ name, value: mark })) },
          index,
        );
        assert.equal(reading.kind === "refused" && reading.faults.length, 7);
        assert.ok(!JSON.stringify(reading).includes("zq"));
      }),
    );
  });
});
