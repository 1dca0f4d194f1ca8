import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pathOf } from "../../../functions/adapters/http-api-path.ts";

describe("pathOf", () => {
  for (const [title, routeKey, rawPath, expected] of [
    ["the path of the default route", "$default", "/v1/leagues", "/v1/leagues"],
    ["a path that a viewer begins like a prefix", "$default", "/next/v1/me", "/next/v1/me"],
    ["what is below the prefix of a route", "ANY /next/{proxy+}", "/next/v1/me", "/v1/me"],
    ["a prefix once", "ANY /next/{proxy+}", "/next/next/v1", "/next/v1"],
    ["a prefix of two parts", "ANY /a/b/{proxy+}", "/a/b/c", "/c"],
    ["a path outside of the prefix", "ANY /next/{proxy+}", "/nextv1", "/nextv1"],
    ["the path of a route with a method", "GET /next/{proxy+}", "/next/v1", "/next/v1"],
  ] as const) {
    it(`returns ${title}`, () => {
      assert.equal(pathOf({ routeKey, rawPath }), expected);
    });
  }
});
