/**
 * Responses of the regional API about the season, from the uploaded bundle.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { entityTag } from "../../../functions/adapters/body-tag.ts";
import { problemAnswer } from "../../../functions/core/problem-document.ts";
import { s3Error, s3Object } from "../fake-s3.ts";
import { brief, fresh } from "../match-day.ts";
import { smallSeason } from "../small-season.ts";
import { useApi } from "./api-fixture.ts";

describe("regional API handler, season", () => {
  const api = useApi();

  const otters = { id: "otters", name: "Otters" };
  const herons = { id: "herons", name: "Herons" };
  const slate = { id: "slate", name: "Slate" };
  const scores = { conversions: 0, penalties: 0, dropGoals: 0 };
  const first = {
    league: slate,
    week: 1,
    game: 1,
    played: true,
    home: { ...otters, points: 20, tries: 4, ...scores },
    away: { ...herons, points: 0, tries: 0, ...scores },
  };
  const second = { league: slate, week: 2, game: 1, played: false, home: herons, away: otters };
  const ottersRow = {
    position: 1,
    team: otters,
    played: 1,
    won: 1,
    drawn: 0,
    lost: 0,
    pointsFor: 20,
    pointsAgainst: 0,
    pointsDifference: 20,
    bonusPoints: 1,
    leaguePoints: 5,
  };
  const heronsRow = {
    position: 2,
    team: herons,
    played: 1,
    won: 0,
    drawn: 0,
    lost: 1,
    pointsFor: 0,
    pointsAgainst: 20,
    pointsDifference: -20,
    bonusPoints: 0,
    leaguePoints: 0,
  };
  const season = "Season One";
  const page = { page: 1, pages: 1, pageSize: 20 };

  for (const [target, body] of [
    ["/v1/leagues", { season, leagues: [{ ...slate, teams: 2, weeks: 2, weeksComplete: 1 }] }],
    [
      "/v1/leagues/slate",
      { season, ...slate, weeks: 2, weeksComplete: 1, teams: [otters, herons] },
    ],
    [
      "/v1/leagues/Slate",
      { season, ...slate, weeks: 2, weeksComplete: 1, teams: [otters, herons] },
    ],
    ["/v1/leagues/slate/table", { season, league: slate, week: 2, rows: [ottersRow, heronsRow] }],
    [
      "/v1/leagues/%53late/table?week=1",
      { season, league: slate, week: 1, rows: [ottersRow, heronsRow] },
    ],
    ["/v1/leagues/slate/fixtures", { season, league: slate, matches: [first, second] }],
    ["/v1/leagues/slate/fixtures?week=2&team=Otters", { season, league: slate, matches: [second] }],
    [
      "/v1/teams/otters",
      { season, ...otters, league: slate, standing: ottersRow, matches: [first, second] },
    ],
    ["/v1/matches", { season, total: 2, ...page, matches: [first, second] }],
    ["/v1/matches?sort=-week", { season, total: 2, ...page, matches: [second, first] }],
    ["/v1/matches?sort=team", { season, total: 2, ...page, matches: [second, first] }],
    ["/v1/matches?played=false&league=slate", { season, total: 1, ...page, matches: [second] }],
    [
      "/v1/matches?tables=current&utm=x&%zz",
      { season, total: 2, ...page, matches: [first, second] },
    ],
    [
      "/v1/matches?pageSize=1&page=2",
      { season, total: 2, page: 2, pages: 2, pageSize: 1, matches: [second] },
    ],
    ["/v1/matches?page=9", { season, total: 2, ...page, page: 9, matches: [] }],
  ] as const) {
    it(`returns ${target}`, async () => {
      const answer = await api.ask(target);
      assert.deepEqual(JSON.parse(answer.body ?? ""), body);
      const { link: __, ...headers } = answer.headers ?? {};
      assert.deepEqual(
        { ...answer, headers, body: undefined },
        {
          statusCode: 200,
          headers: {
            "content-type": "application/json; charset=utf-8",
            "cache-control": fresh,
            etag: entityTag(answer.body ?? ""),
          },
          body: undefined,
          isBase64Encoded: false,
        },
      );
    });
  }

  it("returns links between pages", async () => {
    const { headers } = await api.ask("/v1/matches?pageSize=1&team=Otters&x=<script>");
    const query = "team=otters&sort=week&pageSize=1";
    assert.equal(
      headers?.["link"],
      [
        `</v1/matches?${query}&page=1>; rel="first"`,
        `</v1/matches?${query}&page=2>; rel="next"`,
        `</v1/matches?${query}&page=2>; rel="last"`,
      ].join(", "),
    );
  });

  it("returns the same for HEAD as for GET", async () => {
    assert.deepEqual(
      await api.ask("/v1/leagues", { method: "HEAD" }),
      await api.ask("/v1/leagues"),
    );
  });

  it("returns 304 for a matching If-None-Match, without body and content headers", async () => {
    const { headers } = await api.ask("/v1/leagues");
    const etag = String(headers?.["etag"]);
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      assert.deepEqual(await api.ask("/v1/leagues", { headers: { "if-none-match": condition } }), {
        statusCode: 304,
        headers: { "cache-control": fresh, etag },
        body: "",
        isBase64Encoded: false,
      });
    }
  });

  it("reads the nearest replica with the held ETag", async () => {
    await api.ask("/v1/leagues");
    await api.ask("/v1/matches");
    assert.deepEqual(
      api.s3.asked.map(({ url, headers }) => [url.split("?")[0], headers["if-none-match"]]),
      [
        ["/replica/rugby_data.json", undefined],
        ["/replica/rugby_data.json", '"1"'],
      ],
    );
  });

  it("reads home when the replica is not available", async () => {
    api.s3.respond = (request, response) =>
      (request.url?.startsWith("/replica")
        ? s3Error(404, "NoSuchKey")
        : s3Object(smallSeason(), '"1"'))(request, response);
    assert.equal((await api.ask("/v1/leagues")).statusCode, 200);
    assert.deepEqual(
      api.s3.asked.map(({ url }) => url.split("?")[0]),
      ["/replica/rugby_data.json", "/home/rugby_data.json"],
    );
  });

  it("returns the last good season with a short lifetime when no place is available", async () => {
    const { body } = await api.ask("/v1/leagues");
    api.s3.respond = s3Error(403, "AccessDenied");
    const again = await api.ask("/v1/leagues");
    assert.deepEqual([again.body, again.headers?.["cache-control"]], [body, brief]);
    api.s3.respond = s3Object(smallSeason(1), '"2"');
    assert.equal((await api.ask("/v1/leagues")).headers?.["cache-control"], fresh);
  });

  for (const [title, respond, code] of [
    ["no place is available", s3Error(404, "NoSuchKey"), "season-unavailable"],
    ["the object is not a season", s3Object("{}", '"x"'), "season-invalid"],
  ] as const) {
    it(`returns ${problemAnswer(code).status} when ${title} and no season is held`, async () => {
      api.s3.respond = respond;
      const { status, headers, body } = problemAnswer(code);
      assert.deepEqual(await api.ask("/v1/leagues/slate/table?week=x"), {
        statusCode: status,
        headers,
        body,
        isBase64Encoded: false,
      });
      assert.equal(headers["retry-after"], "5");
    });
  }
});
