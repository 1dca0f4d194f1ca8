/**
 * What API Gateway refuses of routes, resources and stages.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  pathPartProblem,
  routeKeyProblem,
  stageNameProblem,
  stageVariablesProblem,
} from "../../../services/api-gateway/declared-paths.ts";
import { compileRoutes } from "../../../services/api-gateway/route-match.ts";

describe("routeKeyProblem", () => {
  for (const key of [
    "$default",
    "GET /",
    "ANY /{proxy+}",
    "PUT /v1/leagues/{league}/weeks/{week}",
    "DELETE /a.b-c_d~e/",
  ]) {
    it(`accepts ${key}`, () => assert.equal(routeKeyProblem(key), undefined));
  }
  for (const [key, problem] of [
    ["get /", 'must be "$default" or a method'],
    ["TRACE /", 'must be "$default" or a method'],
    ["GET  /", 'must be "$default" or a method'],
    ["GET", "must have a path"],
    ["GET a", "must have a path"],
    ["$Default", 'must be "$default" or a method'],
    ["GET /{proxy+}/a", "must have a greedy variable"],
    ["GET /a{b}", "must have a variable as a whole segment"],
    ["GET /{}", "must have a variable as a whole segment"],
    ["GET /{a}/{a}", "must have variables with names of their own"],
    ["GET /a?b=c", "must have no query string"],
  ] as const) {
    it(`refuses ${key}`, () => assert.ok(routeKeyProblem(key)?.startsWith(problem), key));
  }
});

describe("pathPartProblem", () => {
  for (const [part, siblings, parent, isProblem] of [
    ["leagues", ["teams"], "v1", false],
    ["{league}", ["teams"], "v1", false],
    ["{proxy+}", [], "", false],
    ["leagues", ["leagues"], "v1", true],
    ["{league}", ["{team}"], "v1", true],
    ["{proxy+}", ["{team}"], "v1", true],
    ["a", [], "{proxy+}", true],
    ["a b", [], "", true],
    ["{a", [], "", true],
    ["", [], "", true],
  ] as const) {
    it(`${isProblem ? "refuses" : "accepts"} "${part}" beside ${siblings.join() || "none"} below "${parent}"`, () => {
      assert.equal(pathPartProblem(part, siblings, parent) !== undefined, isProblem);
    });
  }
});

describe("stageNameProblem", () => {
  for (const [name, ofHttpApi, isProblem] of [
    ["$default", true, false],
    ["$default", false, true],
    ["a".repeat(128), true, false],
    ["a".repeat(129), true, true],
    ["", true, true],
    ["a.b", false, true],
  ] as const) {
    it(`${isProblem ? "refuses" : "accepts"} ${name.slice(0, 9)} (${name.length})`, () => {
      assert.equal(stageNameProblem(name, ofHttpApi) !== undefined, isProblem);
    });
  }
});

describe("stageVariablesProblem", () => {
  for (const [variables, isProblem] of [
    [{ a_1: "https://example.com/?a=b&c#d,e~f" }, false],
    [{ "a-b": "c" }, true],
    [{ a: "" }, true],
    [{ a: "b c" }, true],
  ] as const) {
    it(`${isProblem ? "refuses" : "accepts"} ${JSON.stringify(variables)}`, () => {
      assert.equal(stageVariablesProblem({ ...variables }) !== undefined, isProblem);
    });
  }
});

/** A segment of a route: text, a variable, or a greedy variable. */
const segment = fc.constantFrom("a", "b", "{x}", "{y}", "{g+}");
const key = fc
  .record({
    method: fc.constantFrom("GET", "PUT", "ANY"),
    segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
  })
  .map(({ method, segments }) => `${method} /${segments.join("/")}`)
  .filter((each) => routeKeyProblem(each) === undefined);

/** Whether a route takes a request, by a regular expression of its path: another way than the one tested. */
function takes(routeKey: string, method: string, path: string): boolean {
  const [own = "", pattern = ""] = routeKey.split(" ");
  const expression = pattern.replace(/\{\w\+\}/g, "[^/]+(?:/[^/]+)*").replace(/\{\w\}/g, "[^/]+");
  return (own === "ANY" || own === method) && new RegExp(`^${expression}$`).test(path);
}

/** Greedy routes come after full matches; among each, text before variables from the left. */
function better(one: string, other: string): boolean {
  const score = (routeKey: string) => {
    const parts = (routeKey.split(" ")[1] ?? "").slice(1).split("/");
    const kinds = parts.map((part) =>
      part.includes("+") ? "2" : part.startsWith("{") ? "1" : "0",
    );
    return `${kinds.join("")}${routeKey.startsWith("ANY") ? "9" : "8"}`;
  };
  return score(one) < score(other);
}

describe("the route of a request", () => {
  it("takes the request, and no other route that does is more specific", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { minLength: 1, maxLength: 6 }),
        fc.constantFrom("GET", "PUT", "POST"),
        fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 }),
        (keys, method, segments) => {
          const path = `/${segments.join("/")}`;
          const chosen = compileRoutes(keys.map((routeKey) => ({ routeKey })))(method, path);
          const fitting = keys.filter((routeKey) => takes(routeKey, method, path));
          assert.equal(chosen === undefined, fitting.length === 0);
          if (chosen !== undefined) {
            assert.ok(fitting.includes(chosen.route.routeKey));
            assert.ok(!fitting.some((other) => better(other, chosen.route.routeKey)));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
