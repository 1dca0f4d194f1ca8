/**
 * One request through the event formats of both kinds of API.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decodeHttpApiEvent } from "../../../functions/adapters/api-gateway-http.ts";
import { decodeRestApiEvent } from "../../../functions/adapters/api-gateway-rest.ts";
import { apiService } from "../../../functions/adapters/api-service.ts";
import { entityTag } from "../../../functions/adapters/body-tag.ts";
import type { DecodedEvent } from "../../../functions/adapters/gateway-handler.ts";
import { createVerifier } from "../../../functions/adapters/token-verifier.ts";
import { apiRoutes } from "../../../functions/core/api/api-routes.ts";
import { indexSeason } from "../../../functions/core/api/season-index.ts";
import { deskRoutes } from "../../../functions/core/desk/desk-routes.ts";
import { headersFromRaw } from "../../../local/http/header-map.ts";
import type { GatewayRequest } from "../../../local/services/api-gateway/gateway.ts";
import { integrationEvent } from "../../../local/services/api-gateway-http/http-api-event.ts";
import type { HttpVisit } from "../../../local/services/api-gateway-http/http-visit.ts";
import {
  proxyEvent,
  type RestVisit,
} from "../../../local/services/api-gateway-rest/rest-api-event.ts";
import { sampleSeason } from "../core/sample-season.ts";
import { matchDay } from "../match-day.ts";
import { nowMs, terms, token } from "../signed-tokens.ts";

const api = { accountId: "000000000000", id: "a", region: "eu-west-1" };
const stage = { name: "s", variables: {} };
const requestId = "gateway";

/** What each gateway makes of a request, decoded. */
function decoded(request: GatewayRequest): readonly DecodedEvent[] {
  const shared = { api, stage, request, requestId, nowMs, pathParameters: {} };
  const http = { ...shared, match: { route: { routeKey: "$default" }, pathParameters: {} } };
  const rest = { ...shared, resource: { id: "r", path: "/{proxy+}" }, endpoint: {} };
  const events = [
    integrationEvent(http as unknown as HttpVisit, undefined),
    proxyEvent(rest as unknown as RestVisit),
  ] as unknown as readonly [APIGatewayProxyEventV2, APIGatewayProxyEvent];
  return [decodeHttpApiEvent(events[0]), decodeRestApiEvent(events[1])];
}

const made = indexSeason(sampleSeason([4, 2], 2));

const serve = apiService(
  [...apiRoutes, ...deskRoutes(["desk"])],
  { region: "eu-west-1", realm: "touchline", freshness: matchDay, tagBody: entityTag },
  {
    season: { look: async () => ({ kind: "current", made }), isHeld: () => true },
    verify: createVerifier(terms),
    log: () => undefined,
    now: () => nowMs,
  },
);

const good = `Bearer ${token()}`;

const target = fc.tuple(
  fc.constantFrom(
    "/v1/leagues",
    "/v1/leagues/league-a",
    "/v1/leagues/League%20B/table",
    "/v1/leagues/league-a/table",
    "/v1/leagues/%zz/table",
    "/v1/leagues/%C3%A9",
    "/v1/leagues/",
    "/v1/matches",
    "/v1/me",
    "/v1/openapi.json",
    "/v1/nothing",
    "/desk/matches",
    "/desk/leagues/a/weeks/1/games/1",
  ),
  fc
    .array(
      fc.constantFrom(
        ...["league=league-a", "league=League%20B", "league=League+B", "league=%C3%A9", "league"],
        ...["week=1", "week=1&week=2", "week=%31", "we%65k=2", "pageSize=2", "page=2", "=1"],
        ...["pageSize=%2525", "__proto__=1", "a=b=c", "%=1", "team=", "+league=x"],
      ),
      { maxLength: 3 },
    )
    .map((pairs) => pairs.join("&")),
);

const header = fc.constantFrom<readonly string[]>(
  ["Authorization", good],
  ["authorization", good],
  ["AUTHORIZATION", "Bearer x"],
  ["Authorization", "Basic dTpw"],
  ["If-None-Match", "*"],
  ["If-None-Match", '"a"'],
  ["if-none-match", '"b", W/"c"'],
  ["X-Touchline-Attempt", "2"],
  ["X-Amz-Cf-Id", "edge"],
  ["X-Amz-Cf-Id", "not an id"],
  ["Cookie", "a=1"],
  ["__proto__", "1"],
);

const requests = fc
  .record({
    method: fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "POST"),
    target,
    headers: fc.array(header, { maxLength: 4 }),
  })
  .map(({ method, target: [path, querystring], headers }): GatewayRequest => {
    const raw = ["Host", "api.test", ...headers.flat()];
    const rest = { sourceIp: "203.0.113.7", body: Buffer.alloc(0) };
    return { ...rest, method, path, querystring, headers: headersFromRaw(raw) };
  });

describe("the event formats of HTTP APIs and REST APIs", () => {
  it("give the same response, status, headers and body, to the same request", async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const [http, rest] = await Promise.all(
          decoded(request).map((each) => serve(each.request, { requestId, version: "1" })),
        );
        assert.deepEqual(rest, http);
        statuses.add(http?.status ?? 0);
      }),
      { numRuns: 3_000 },
    );
    // The requests reach what they should.
    assert.deepEqual([...statuses].toSorted(), [200, 204, 304, 400, 401, 403, 404, 405, 428]);
  });

  for (const querystring of ["league=%FF", "week=%", "pageSize=%zz", "week=%C3"]) {
    it(`give the same status to ${querystring}, which is not UTF-8`, async () => {
      const headers = headersFromRaw(["Host", "api.test"]);
      const rest = { sourceIp: "203.0.113.7", body: Buffer.alloc(0), headers };
      const request = { ...rest, method: "GET", path: "/v1/matches", querystring };
      const statuses = await Promise.all(
        decoded(request).map(
          async (each) => (await serve(each.request, { requestId, version: "1" })).status,
        ),
      );
      assert.deepEqual(statuses, [400, 400]);
    });
  }

  it("give the same request id", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const [http, rest] = decoded(request);
        assert.equal(rest?.requestId, http?.requestId);
      }),
    );
  });
});
