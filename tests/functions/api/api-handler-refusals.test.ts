/**
 * Requests that the regional API refuses.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { sampleSeason } from "../core/sample-season.ts";
import { s3Object } from "../fake-s3.ts";
import { httpApiEvent } from "./api-event.ts";
import { useApi } from "./api-fixture.ts";

describe("regional API handler, invalid requests", () => {
  const api = useApi();

  it("returns the allowed methods of every path for OPTIONS, without reading S3", async () => {
    for (const path of ["/v1/leagues", "/v1/leagues/x/table", "/v1/me", "/v1/health"]) {
      assert.deepEqual(await api.ask(path, { method: "OPTIONS" }), {
        statusCode: 204,
        headers: { allow: "GET, HEAD, OPTIONS", "cache-control": "no-store" },
        body: "",
        isBase64Encoded: false,
      });
    }
    assert.deepEqual(api.s3.asked, []);
  });

  for (const method of ["POST", "PUT", "DELETE", "PATCH", "get", "TRACE"]) {
    it(`returns 405 for ${method}`, async () => {
      const { statusCode, headers, body } = await api.ask("/v1/leagues", { method });
      assert.deepEqual(
        [statusCode, headers],
        [
          405,
          {
            "content-type": "application/problem+json",
            "cache-control": "no-store",
            allow: "GET, HEAD, OPTIONS",
          },
        ],
      );
      assert.deepEqual(JSON.parse(body ?? "").allowed, ["GET", "HEAD", "OPTIONS"]);
    });
  }

  for (const path of [
    "/",
    "/v1",
    "/v1/",
    "/v1/leagues/",
    "/v1//leagues",
    "//v1/leagues",
    "/V1/leagues",
    "/v1/leagues/slate/x",
    "/v1/leagues/slate/table/",
    "/v1/teams",
    "/v1/constructor",
    "/v1/__proto__",
    "/v1/../v1/leagues",
    "",
  ]) {
    it(`returns 404 for ${JSON.stringify(path)}, without reading S3`, async () => {
      const { statusCode, body } = await api.ask(path);
      const { type, allowed } = JSON.parse(body ?? "");
      assert.deepEqual([statusCode, type], [404, "/problems/path-unknown"]);
      assert.ok(allowed.includes("/v1/leagues/{league}"));
      assert.deepEqual(api.s3.asked, []);
    });
  }

  const range = (maximum: number) => ({
    detail: "must be a whole number in the allowed range, in digits only",
    allowed: { minimum: 1, maximum },
  });
  const notLeague = {
    parameter: "league",
    detail: "must be a league of the season, by id or exact name",
    allowed: ["slate"],
  };
  for (const [target, status, errors] of [
    ["/v1/leagues/nope", 404, [{ in: "path", ...notLeague }]],
    ["/v1/leagues/constructor", 404, [{ in: "path", ...notLeague }]],
    ["/v1/leagues/:league", 404, [{ in: "path", ...notLeague }]],
    ["/v1/leagues/__proto__", 404, [{ in: "path", ...notLeague }]],
    [
      "/v1/leagues/%E0%A4%A",
      400,
      [{ parameter: "league", in: "path", detail: "must be UTF-8 text, percent-encoded" }],
    ],
    [
      "/v1/leagues/nope/table?week=x",
      404,
      [
        { in: "path", ...notLeague },
        { parameter: "week", in: "query", ...range(2) },
      ],
    ],
    ["/v1/leagues/slate/table?week=3", 400, [{ parameter: "week", in: "query", ...range(2) }]],
    ["/v1/leagues/slate/table?week=", 400, [{ parameter: "week", in: "query", ...range(2) }]],
    [
      "/v1/leagues/slate/table?week=1&week=1",
      400,
      [{ parameter: "week", in: "query", detail: "must be given once" }],
    ],
    [
      "/v1/teams/nope",
      404,
      [
        {
          parameter: "team",
          in: "path",
          detail: "must be a team of the season, by id or exact name",
          allowed: ["otters", "herons"],
        },
      ],
    ],
    [
      "/v1/matches?league=%&team=%ff&week=0&played=1&sort=<b>&page=0&pageSize=101",
      400,
      [
        { parameter: "league", in: "query", detail: "must be UTF-8 text, percent-encoded" },
        { parameter: "week", in: "query", ...range(2) },
        { parameter: "team", in: "query", detail: "must be UTF-8 text, percent-encoded" },
        {
          parameter: "played",
          in: "query",
          detail: "must be one of the allowed values",
          allowed: ["true", "false"],
        },
        {
          parameter: "sort",
          in: "query",
          detail: "must be one of the allowed values",
          allowed: ["week", "-week", "team", "-team"],
        },
        { parameter: "page", in: "query", ...range(1_000_000) },
        { parameter: "pageSize", in: "query", ...range(100) },
      ],
    ],
  ] as const) {
    it(`returns ${status} for ${target} with every fault, without echoing it`, async () => {
      const { statusCode, headers, body = "" } = await api.ask(target);
      const document = JSON.parse(body);
      assert.deepEqual([statusCode, document.status], [status, status]);
      assert.equal(
        document.type,
        status === 404 ? "/problems/resource-unknown" : "/problems/parameters-refused",
      );
      assert.deepEqual(sortKeys(document.errors), sortKeys(errors));
      assert.deepEqual(headers, {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
      });
      assert.ok(!/nope|<|%/.test(body));
    });
  }

  it("returns a response for any request, and never a 500", async () => {
    api.s3.respond = s3Object(writeSeason(sampleSeason([4, 4])), '"s"');
    const segment = fc.oneof(
      fc.constantFrom("v1", "leagues", "league-a", "table", "fixtures", "teams", "a1", "matches"),
      fc.string({ unit: "binary" }),
      fc.constantFrom("%", "%00", "%2e%2e", "..", "__proto__", ":league", "*", "{league}"),
    );
    const pair = fc.tuple(
      fc.constantFrom("week", "team", "league", "played", "sort", "page", "pageSize", "x"),
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("1", "a1", "true", "%", "9999999")),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 6 }),
        fc.array(pair, { maxLength: 4 }),
        async (segments, pairs) => {
          const query = pairs.map(([name, value]) => `${name}=${value}`).join("&");
          const event = httpApiEvent(`/v1/${segments.join("/")}`);
          const { statusCode } = await api.handler(
            { ...event, rawQueryString: query },
            { functionVersion: "7" },
          );
          assert.ok([200, 400, 401, 404].includes(statusCode ?? 0), String(statusCode));
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Members in one order, so that their order does not matter. */
function sortKeys(list: readonly object[]): object[] {
  return list.map((each) => Object.fromEntries(Object.entries(each).sort()));
}
