/**
 * Finding the route of a path.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { pathRouter } from "../../../functions/adapters/path-router.ts";
import { apiRoutes } from "../../../functions/core/api/api-routes.ts";

const find = pathRouter(apiRoutes);

describe("pathRouter", () => {
  for (const [path, route, names] of [
    ["/v1/leagues", "/v1/leagues", {}],
    ["/v1/leagues/a%20b", "/v1/leagues/{league}", { league: "a%20b" }],
    ["/v1/leagues/a b/table", "/v1/leagues/{league}/table", { league: "a b" }],
    ["/v1/leagues/:league", "/v1/leagues/{league}", { league: ":league" }],
    ["/v1/leagues/table", "/v1/leagues/{league}", { league: "table" }],
    ["/v1/leagues/__proto__", "/v1/leagues/{league}", { league: "__proto__" }],
    ["/v1/teams/*", "/v1/teams/{team}", { team: "*" }],
    ["/v1/teams/東京", "/v1/teams/{team}", { team: "東京" }],
    ["/v1/openapi.json", "/v1/openapi.json", {}],
  ] as const) {
    it(`finds ${route} for ${path}`, () => {
      const found = find(path);
      assert.deepEqual([found?.routes[0].path, found?.path], [route, names]);
    });
  }

  for (const path of [
    "",
    "/",
    "v1/leagues",
    "/v1/leagues/",
    "/v1/leagues//table",
    "/v1/teams/",
    "/v1/openapixjson",
    "/v1/leagues?week=1",
    "/v1/leagues/a/table/b",
    "/v1/LEAGUES",
  ]) {
    it(`finds nothing for ${JSON.stringify(path)}`, () => assert.equal(find(path), undefined));
  }

  it("matches every path of a route, with a value for every parameter", () => {
    const segment = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("v1", "leagues", "table", "teams", "{league}", ":team", "*", "constructor"),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const found = find(`/${segments.join("/")}`);
        for (const [, name = ""] of found?.routes[0].path.matchAll(/\{(\w+)\}/g) ?? []) {
          assert.ok((found?.path[name] ?? "").length > 0);
        }
      }),
    );
  });
});
