import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { seasonTables } from "../../functions/core/league-tables.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import { type Answer, locally, stacks, useTarget } from "./target.ts";

const published = readSeason(readFileSync("data/rugby_data.json", "utf8"));
assert.ok(published.kind === "season");
const { season } = published;
const [firstLeague] = season.leagues;
assert.ok(firstLeague !== undefined);

/** How the API spells a name. */
const idOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");

const league = idOf(firstLeague.name);
const [firstTeam] = firstLeague.teams;
assert.ok(firstTeam !== undefined);
const team = idOf(firstTeam);

/** Every public route that is made of the season. */
const seasonPaths = [
  "/v1/leagues",
  `/v1/leagues/${league}`,
  `/v1/leagues/${league}/table`,
  `/v1/leagues/${league}/table?week=2`,
  `/v1/leagues/${league}/fixtures`,
  `/v1/leagues/${league}/fixtures?week=3&team=${team}`,
  `/v1/teams/${team}`,
  "/v1/matches",
  `/v1/matches?league=${league}&team=${team}&week=1&played=true&sort=-team&page=1&pageSize=5`,
];

const publicPaths = [...seasonPaths, "/v1/openapi.json"];

function json(answer: Answer) {
  return JSON.parse(answer.text);
}

for (const stack of stacks) {
  describe(`the API of ${stack}`, () => {
    const target = useTarget(stack);

    for (const path of publicPaths) {
      it(`returns ${path}, the second time from the cache`, async () => {
        const first = await target.ask(path);
        assert.equal(first.status, 200, first.text);
        assert.equal(first.headers["content-type"], "application/json; charset=utf-8");
        assert.match(
          first.headers["cache-control"] ?? "",
          /^public, max-age=\d+, s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
        );
        assert.match(first.headers["etag"] ?? "", /^"[\w-]{22}"$/);
        const second = await target.ask(path);
        assert.equal(second.headers["x-cache"], "Hit from cloudfront");
        assert.equal(second.text, first.text);
        assert.equal(second.headers["etag"], first.headers["etag"]);
      });

      it(`returns 304 for the ETag of ${path}, and no body for HEAD`, async () => {
        const { headers, bytes } = await target.ask(path);
        const held = { headers: { "if-none-match": headers["etag"] } };
        const again = await target.ask(path, held);
        assert.equal(again.status, 304);
        assert.equal(again.bytes.length, 0);
        assert.equal(again.headers["etag"], headers["etag"]);
        const head = await target.ask(path, { method: "HEAD" });
        assert.equal(head.status, 200);
        assert.equal(head.bytes.length, 0);
        assert.equal(head.headers["content-length"], String(bytes.length));
        assert.equal(head.headers["etag"], headers["etag"]);
      });
    }

    it("returns every league with the table that the edge computes", async () => {
      const leagues = json(await target.ask("/v1/leagues")).leagues;
      assert.deepEqual(
        leagues.map(({ name }: { name: string }) => name),
        season.leagues.map(({ name }) => name),
      );
      for (const expected of seasonTables(season).leagues) {
        const { rows } = json(await target.ask(`/v1/leagues/${idOf(expected.name)}/table`));
        assert.deepEqual(
          rows.map((row: { team: { name: string }; leaguePoints: number }) => [
            row.team.name,
            row.leaguePoints,
          ]),
          expected.rows.map((row) => [row.team, row.leaguePoints]),
        );
      }
    });

    it("finds a league by its exact name", async () => {
      const path = `/v1/leagues/${encodeURIComponent(firstLeague.name)}`;
      assert.equal(json(await target.ask(path)).id, league);
    });

    it("caches one response whatever unknown parameters are sent", async () => {
      const path = `/v1/leagues/${league}/table`;
      const clean = await target.ask(`${path}?week=4`);
      for (const query of [
        "week=4&utm=x",
        "utm=y&week=4",
        "week=4&_=1&tables=current",
        "x&week=4",
      ]) {
        const { headers, text } = await target.ask(`${path}?${query}`);
        assert.equal(headers["x-cache"], "Hit from cloudfront", query);
        assert.equal(text, clean.text);
      }
    });

    it("caches one response for each value of a parameter", async () => {
      const path = `/v1/leagues/${league}/table`;
      const texts = new Set<string>();
      for (const query of ["?week=1", "?week=5", "?week=6"]) {
        texts.add((await target.ask(path + query)).text);
      }
      assert.equal(texts.size, 3);
    });

    it("links each page to its neighbors, and the links lead through all matches once", async () => {
      const seen = new Set<string>();
      let path: string | undefined = `/v1/matches?league=${league}&pageSize=20`;
      let pages = 0;
      while (path !== undefined) {
        const answer: Answer = await target.ask(path);
        assert.equal(answer.status, 200);
        for (const match of json(answer).matches) {
          seen.add(`${match.week} ${match.game}`);
        }
        const link: string = answer.headers["link"] ?? "";
        assert.match(link, /rel="first".*rel="last"$/);
        assert.equal(link.includes('rel="prev"'), pages > 0);
        path = /<([^>]+)>; rel="next"/.exec(link)?.[1];
        pages += 1;
      }
      const games = firstLeague.weeks.flat().length;
      assert.equal(seen.size, games);
      assert.equal(pages, Math.ceil(games / 20));
    });

    const refused: readonly (readonly [string, readonly string[]])[] = [
      [`/v1/leagues/${league}/table?week=0`, ["week"]],
      [`/v1/leagues/${league}/table?week=${firstLeague.weeks.length + 1}`, ["week"]],
      [`/v1/leagues/${league}/table?week=1&week=2`, ["week"]],
      [`/v1/leagues/${league}/table?week=`, ["week"]],
      [`/v1/leagues/${league}/fixtures?team=nobody`, ["team"]],
      [
        "/v1/matches?played=maybe&sort=name&page=0&pageSize=101",
        ["played", "sort", "page", "pageSize"],
      ],
      ["/v1/matches?league=%ff", ["league"]],
      ["/v1/matches?league=<script>", ["league"]],
    ];
    for (const [path, names] of refused) {
      it(`returns 400 for ${path}, naming the parameters, and does not cache it`, async () => {
        const answer = await target.ask(path);
        assert.equal(answer.status, 400, answer.text);
        assert.equal(answer.headers["content-type"], "application/problem+json");
        assert.equal(answer.headers["cache-control"], "no-store");
        const problem = json(answer);
        assert.equal(problem.type, "/problems/parameters-refused");
        const found = problem.errors.map(({ parameter }: { parameter: string }) => parameter);
        assert.deepEqual(found, names);
        assert.doesNotMatch(answer.text, /script|maybe|nobody/);
        assert.equal((await target.ask(path)).headers["x-cache"], "Error from cloudfront");
      });
    }

    for (const [path, type] of [
      ["/v1/leagues/nowhere", "resource-unknown"],
      ["/v1/leagues/nowhere/table", "resource-unknown"],
      ["/v1/teams/nobody", "resource-unknown"],
      ["/v1/nothing", "path-unknown"],
      ["/v1/leagues/", "path-unknown"],
      ["/v1//leagues", "path-unknown"],
      ["/v1/leagues/__proto__", "resource-unknown"],
      ["/v1/teams/constructor", "resource-unknown"],
    ] as const) {
      it(`returns 404 for ${path}`, async () => {
        const answer = await target.ask(path);
        assert.equal(answer.status, 404, answer.text);
        assert.equal(answer.headers["content-type"], "application/problem+json");
        assert.equal(json(answer).type, `/problems/${type}`);
        assert.doesNotMatch(answer.text, /nowhere|nobody|proto|constructor/);
      });
    }

    it("describes each of its routes", async () => {
      const { openapi, paths } = json(await target.ask("/v1/openapi.json"));
      assert.match(openapi, /^3\.1\./);
      assert.deepEqual(Object.keys(paths).sort(), [
        "/v1/health",
        "/v1/leagues",
        "/v1/leagues/{league}",
        "/v1/leagues/{league}/fixtures",
        "/v1/leagues/{league}/table",
        "/v1/matches",
        "/v1/me",
        "/v1/openapi.json",
        "/v1/teams/{team}",
      ]);
    });

    it("returns 204 for OPTIONS, and no CORS headers where corsOrigins is empty", async () => {
      const preflight = {
        origin: "https://app.example.org",
        "access-control-request-method": "GET",
      };
      for (const path of ["/v1/leagues", "/v1/me"]) {
        const { status, headers } = await target.ask(path, {
          method: "OPTIONS",
          headers: preflight,
        });
        assert.equal(status, 204);
        assert.equal(headers["allow"], "GET, HEAD, OPTIONS");
        assert.equal(headers["access-control-allow-origin"], undefined);
      }
      const { headers } = await target.ask("/v1/leagues", { headers: preflight });
      assert.equal(headers["access-control-allow-origin"], undefined);
    });

    locally("names the Region in x-served-by only where debugRouting is true", async () => {
      const { headers } = await target.ask("/v1/health");
      const expected = stack === "dev" ? "eu-west-1; attempt=1" : undefined;
      assert.equal(headers["x-served-by"], expected);
    });
  });
}
