/**
 * The API's description, compared with the specification, its routes and their responses.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, it } from "mocha";
import { entityTag } from "../../../../functions/adapters/body-tag.ts";
import type { ApiAnswer } from "../../../../functions/core/api/api-answer.ts";
import type { ApiRequest } from "../../../../functions/core/api/api-request.ts";
import { apiRoutes } from "../../../../functions/core/api/api-routes.ts";
import { exampleIndex } from "../../../../functions/core/api/example-season.ts";
import { sharedSchemas } from "../../../../functions/core/api/json-schema.ts";
import { openApiDocument } from "../../../../functions/core/api/openapi.ts";
import type { Plan } from "../../../../functions/core/api/plan.ts";
import { planRequest } from "../../../../functions/core/api/plan-request.ts";
import type { ApiTerms, Route } from "../../../../functions/core/api/route.ts";
import { indexSeason, type SeasonIndex } from "../../../../functions/core/api/season-index.ts";
import { sampleSeason } from "../sample-season.ts";

const terms: ApiTerms = {
  region: "eu-west-1",
  realm: "touchline",
  freshness: {
    matchDays: [],
    matchDaySeconds: 20,
    betweenMatchDaysMaxSeconds: 60,
    browserMaxSeconds: 10,
    staleWhileRevalidateSeconds: 15,
    staleIfErrorSeconds: 600,
  },
  tagBody: entityTag,
};

const document = JSON.parse(
  JSON.stringify(openApiDocument({ title: "t", version: "1" }, apiRoutes)),
);

describe("openApiDocument", () => {
  it("is valid by the schema of OpenAPI", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    assert.deepEqual({ valid, errors }, { valid: true, errors: undefined });
  });

  it("describes every route once", () => {
    assert.deepEqual(
      Object.keys(document.paths),
      apiRoutes.map(({ path }) => path),
    );
    const ids = apiRoutes.map(({ operationId }) => operationId);
    assert.equal(new Set(ids).size, apiRoutes.length);
    assert.equal(document.openapi, "3.1.1");
  });

  for (const route of apiRoutes) {
    const operation = document.paths[route.path].get;

    it(`declares every parameter of ${route.path} in OpenAPI's form`, () => {
      const inPath = operation.parameters.filter((each: { in: string }) => each.in === "path");
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        inPath.map((each: { name: string }) => each.name),
        names,
      );
      for (const { name, in: where, required, schema, example } of operation.parameters) {
        assert.equal(required, where === "path" ? true : undefined, name);
        assert.ok(schemaOf(schema)(example), `${name}: ${JSON.stringify(example)}`);
      }
    });

    it(`has an example for ${route.path} that matches its schema`, () => {
      const { schema, example } = operation.responses["200"].content["application/json"];
      const accepts = schemaOf(schema);
      assert.ok(accepts(example), JSON.stringify(accepts.errors));
      assert.notDeepEqual(example, {});
    });
  }

  for (const route of apiRoutes.filter(({ scopes }) => scopes === undefined)) {
    it(`has a schema that the response of ${route.path} for another season matches`, () => {
      const index = indexSeason(sampleSeason([4, 5]));
      const answer = answerOf(route, index, { league: "league-b", team: "b1" }, []);
      const accepts = schemaOf(route.schema);
      assert.equal(answer.status, 200);
      assert.ok(accepts(JSON.parse(answer.body)), JSON.stringify(accepts.errors));
    });
  }

  for (const route of apiRoutes.filter(({ path }) => /leagues|teams|matches/.test(path))) {
    it(`has the route's own response as the example of ${route.path}`, () => {
      const { parameters, responses } = document.paths[route.path].get;
      const given = (where: string): [string, string][] =>
        parameters
          .filter((each: { in: string }) => each.in === where)
          .map(({ name, example }: { name: string; example: unknown }) => [name, String(example)]);
      const answer = answerOf(
        route,
        exampleIndex(),
        Object.fromEntries(given("path")),
        given("query"),
      );
      assert.deepEqual(
        JSON.parse(answer.body),
        responses["200"].content["application/json"].example,
      );
    });
  }

  it("has a schema that real problem documents match", () => {
    const route = apiRoutes.find(({ path }) => path === "/v1/leagues/{league}/table");
    assert.ok(route);
    const query: [string, string][] = [["week", "x"]];
    const { body, status } = answerOf(route, exampleIndex(), { league: "nope" }, query);
    const accepts = schemaOf(sharedSchemas.Problem);
    assert.equal(status, 404);
    assert.ok(accepts(JSON.parse(body)), JSON.stringify(accepts.errors));
  });

  it("has a target for every reference", () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    const targets = new Set([...references].map(([, target = ""]) => target));
    assert.ok(targets.size > 3);
    for (const target of targets) {
      const found = target.split("/").reduce((at, name) => at?.[name], document);
      assert.ok(found, target);
    }
  });

  it("requires a token where the route does", () => {
    assert.deepEqual(document.paths["/v1/me"].get.security, [{ token: [] }]);
    assert.equal(document.paths["/v1/leagues"].get.security, undefined);
    assert.ok(document.components.securitySchemes.token);
  });
});

/** Compiles a schema of the document, strictly: an unknown keyword is an error. */
function schemaOf(schema: object) {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  const components = { components: { schemas: sharedSchemas } };
  ajv.addKeyword("components");
  return ajv.compile({ ...schema, ...components });
}

function answerOf(
  route: Route,
  index: SeasonIndex,
  path: Readonly<Record<string, string>>,
  query: readonly (readonly [string, string])[],
): ApiAnswer {
  const request: ApiRequest = {
    method: "GET",
    path: route.path,
    query: query.map(([name, value]) => ({ name, value })),
    authorization: [],
    ifNoneMatch: undefined,
    attempt: undefined,
  };
  return settle(planRequest({ routes: [route], path }, request, apiRoutes, terms), index);
}

function settle(plan: Plan, index: SeasonIndex): ApiAnswer {
  switch (plan.kind) {
    case "answer":
      return plan.answer;
    case "season":
      return settle(plan.next({ kind: "current", made: index }, 0), index);
    case "sandbox":
      return settle(plan.next({ version: "7", isSeasonHeld: true }), index);
    case "token":
      return settle(plan.next({ kind: "expired" }), index);
    case "history":
      return settle(plan.next({ changes: [], next: undefined }), index);
    case "edit":
      return settle(plan.next({ kind: "gave-up" }), index);
  }
}
