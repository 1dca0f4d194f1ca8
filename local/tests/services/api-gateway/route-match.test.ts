/** Which route a request takes. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileRoutes } from "../../../services/api-gateway/route-match.ts";
import { routeOf } from "../api-gateway-http/http-api-fixture.ts";

const keys = [
  "$default",
  "ANY /v1/{proxy+}",
  "GET /v1/{proxy+}",
  "GET /v1/leagues",
  "ANY /v1/leagues",
  "GET /v1/leagues/{league}",
  "GET /v1/leagues/first",
  "GET /",
];
const choose = compileRoutes(keys.map((key) => routeOf(key)));

describe("compileRoutes", () => {
  for (const [method, path, key, parameters] of [
    ["GET", "/v1/leagues", "GET /v1/leagues", {}],
    ["GET", "/v1/leagues/", "GET /v1/leagues", {}],
    ["PUT", "/v1/leagues", "ANY /v1/leagues", {}],
    ["GET", "/v1/leagues/first", "GET /v1/leagues/first", {}],
    ["GET", "/v1/leagues/second", "GET /v1/leagues/{league}", { league: "second" }],
    ["PUT", "/v1/leagues/second", "ANY /v1/{proxy+}", { proxy: "leagues/second" }],
    ["GET", "/v1/leagues/a/b", "GET /v1/{proxy+}", { proxy: "leagues/a/b" }],
    ["GET", "/v1", "$default", {}],
    ["GET", "/v1/", "$default", {}],
    ["GET", "/V1/leagues", "$default", {}],
    ["GET", "/", "GET /", {}],
    ["PUT", "/", "$default", {}],
    ["GET", "/v1//x", "GET /v1/{proxy+}", { proxy: "/x" }],
    ["GET", "/v1/__proto__", "GET /v1/{proxy+}", { proxy: "__proto__" }],
  ] as const) {
    it(`${method} ${path} → ${key}`, () => {
      const match = choose(method, path);
      assert.equal(match?.route.routeKey, key);
      assert.deepEqual({ ...match?.pathParameters }, parameters);
    });
  }

  it("returns nothing when no route matches and there is no default", () => {
    assert.equal(compileRoutes([routeOf("GET /a")])("GET", "/b"), undefined);
    assert.equal(compileRoutes([])("GET", "/"), undefined);
  });

  it("does not depend on the order of routes", () => {
    const reversed = compileRoutes([...keys].reverse().map((key) => routeOf(key)));
    assert.equal(reversed("GET", "/v1/leagues/first")?.route.routeKey, "GET /v1/leagues/first");
    assert.equal(reversed("PUT", "/v1/leagues")?.route.routeKey, "ANY /v1/leagues");
  });
});
