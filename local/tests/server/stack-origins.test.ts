/** An edge before APIs in several Regions, one of which goes away under load. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../http/header-map.ts";
import { type HeaderMap, OriginError } from "../../http/message.ts";
import { assemble } from "../../model/assemble.ts";
import type { Model } from "../../model/stack-model.ts";
import { createOrigins } from "../../server/stack-origins.ts";
import { executeApiName } from "../../services/api-gateway-http/execute-api.ts";
import type { HttpApi } from "../../services/api-gateway-http/http-api.ts";
import type { CustomOrigin, Distribution, Origin } from "../../services/cloudfront/model.ts";
import { createRegions, type Outage } from "../../services/region-health.ts";
import { handTimer } from "../hand-timer.ts";
import { graphOf } from "../model/graph-builder.ts";
import { openFunction } from "../open-function.ts";
import { api, routeOf } from "../services/api-gateway-http/http-api-fixture.ts";
import {
  behavior,
  cachePolicy,
  customOrigin,
  distributionOf,
  type FakeFunction,
  type World,
  worldWith,
} from "../services/cloudfront/edge-fixtures.ts";

const names = ["eu-west-1", "us-east-1", "ap-southeast-2"];
const apis: readonly HttpApi[] = names.map((region, at) => ({
  ...api,
  region,
  id: `api${at}`,
  routes: [routeOf("$default")],
}));
const [near, next] = apis.map(executeApiName);

const model: Model = {
  ...assemble(graphOf()),
  functionPolicies: openFunction("handler"),
  httpApis: apis,
  names: {
    regions: new Map(apis.map((each) => [executeApiName(each), each.region])),
    records: [],
  },
};

function attempt(id: string, value: string, responseTimeoutSeconds: number): CustomOrigin {
  return {
    ...customOrigin,
    id,
    domainName: near ?? "",
    customHeaders: [{ name: "x-attempt", value }],
    connectionAttempts: 1,
    connectionTimeoutSeconds: 1,
    responseTimeoutSeconds,
  };
}

const distribution: Distribution = distributionOf([behavior], {
  origins: new Map<string, Origin>([
    ["first", attempt("first", "1", 1)],
    ["second", attempt("second", "2", 10)],
  ]),
  originGroups: new Map([
    [
      "group",
      {
        id: "group",
        primaryId: "first",
        secondaryId: "second",
        statusCodes: new Set([500, 502, 503, 504]),
      },
    ],
  ]),
});

/** Sends each attempt to a Region of its own, Host and all. */
const router: FakeFunction = (event) => {
  const { request } = event.Records[0].cf;
  const { origin } = request;
  if (origin !== undefined && "custom" in origin) {
    const isFirst = origin.custom.customHeaders["x-attempt"]?.[0]?.value === "1";
    origin.custom.domainName = (isFirst ? near : next) ?? "";
    request.headers["host"] = [{ key: "Host", value: origin.custom.domainName }];
  }
  return request;
};

/** An edge before these APIs, whose functions say where they run. */
function stack() {
  const timer = handTimer();
  const regions = createRegions(names, { setTimer: timer.setTimer, random: () => 0.5 });
  const origins = createOrigins(model, {
    external: new Map(),
    keys: { principal: () => undefined },
    s3: { handle: () => assert.fail("no bucket is asked") },
    regions,
    invoker: {
      async invoke(_target, event) {
        const { requestContext } = event as { requestContext: { apiId: string } };
        return {
          kind: "ok",
          payload: { statusCode: 200, body: requestContext.apiId },
          durationMs: 1,
        };
      },
    },
    setTimer: timer.setTimer,
    nowMs: () => 0,
    randomBytes: (size) => Buffer.alloc(size),
    chance: { of: () => () => 0 },
    log: (message) => assert.fail(message),
  });
  const world = worldWith(
    { "origin-request": router },
    () => assert.fail("everything is asked through fetchOrigin"),
    {
      targetOriginId: "group",
      cachePolicy: { ...cachePolicy, queryStrings: { kind: "all" }, defaultTtlSeconds: 0 },
    },
    { origins: distribution.origins, originGroups: distribution.originGroups },
    {
      fetchOrigin: (origin, request) => origins.fetch(distribution, origin, request),
      resolveOrigin: (origin) => origins.resolve(origin),
    },
  );
  return { world, timer, regions, origins };
}

describe("createOrigins", () => {
  it("serves from the Region the router chose", async () => {
    const { world } = stack();
    const answer = await world.get("/v1/leagues");
    assert.deepEqual([answer.status, answer.body.toString()], [200, "api0"]);
  });

  for (const [outage, tookMs] of [
    ["hang", 1000],
    ["refuse", 0],
    ["error", 0],
  ] as const) {
    it(`serves from the next Region when the first is unavailable (${outage}), ${tookMs} ms later`, async () => {
      const { world, timer, regions } = stack();
      regions.set("eu-west-1", outage);
      const asked = world.get("/v1/leagues");
      assert.equal(await timer.runUntil(asked), tookMs);
      assert.deepEqual([(await asked).status, (await asked).body.toString()], [200, "api1"]);
      assert.deepEqual(timer.pending(), 0);
    });
  }

  it("serves from the next Region when an attempt is lost, once the time to connect has passed", async () => {
    const { world, timer, regions } = stack();
    regions.impair("eu-west-1", { lossPercent: 51 });
    const asked = world.get("/v1/leagues");
    assert.equal(await timer.runUntil(asked), 1000);
    assert.deepEqual([(await asked).status, (await asked).body.toString()], [200, "api1"]);
    regions.impair("eu-west-1", { lossPercent: 50 });
    const second = world.get("/v1/leagues?again");
    assert.equal(await timer.runUntil(second), 0);
    assert.equal((await second).body.toString(), "api0");
  });

  it("serves late from a Region that is slow, and from the next one where it is too slow", async () => {
    const { world, timer, regions } = stack();
    regions.impair("eu-west-1", { delayMs: 400 });
    const asked = world.get("/v1/leagues");
    assert.equal(await timer.runUntil(asked), 400);
    assert.equal((await asked).body.toString(), "api0");
    regions.impair("eu-west-1", { delayMs: 60_000 });
    const second = world.get("/v1/leagues?again");
    assert.ok((await timer.runUntil(second)) < 60_000);
    assert.equal((await second).body.toString(), "api1");
  });

  it("answers a request to an API itself late or with 503, as its Region does", async () => {
    const { timer, regions, origins } = stack();
    const headers = headersFromRaw(["Host", near ?? ""]);
    const sent = { method: "GET", path: "/", querystring: "", headers, body: Buffer.alloc(0) };
    const ask = () => origins.handleApi("eu-west-1", { ...sent, sourceIp: "203.0.113.7" });
    regions.impair("eu-west-1", { delayMs: 400 });
    const asked = ask();
    assert.equal(await timer.runUntil(asked), 400);
    assert.equal((await asked).status, 200);
    regions.impair("eu-west-1", { lossPercent: 100 });
    assert.equal((await ask()).status, 503);
  });

  it("loses no GET when a Region becomes unavailable under load, in any mode", async () => {
    for (const outage of ["hang", "refuse", "error"] satisfies Outage[]) {
      const { world, timer, regions } = stack();
      const asked: ReturnType<World["get"]>[] = [];
      for (let at = 0; at < 300; at++) {
        if (at === 150) {
          regions.set("eu-west-1", outage);
        }
        asked.push(world.get(`/v1/matches?page=${at}`));
      }
      const answered = Promise.all(asked);
      const tookMs = await timer.runUntil(answered);
      const answers = await answered;
      assert.ok(tookMs <= 2000, `${tookMs} ms`);
      assert.deepEqual(
        answers.map(({ status }) => status),
        asked.map(() => 200),
      );
      const bodies = new Set(answers.map(({ body }) => body.toString()));
      assert.ok(bodies.has("api1"));
    }
  });

  it("returns 504 when the next Region is unavailable too", async () => {
    const { world, timer, regions } = stack();
    regions.set("eu-west-1", "hang");
    regions.set("us-east-1", "hang");
    const asked = world.get("/v1/leagues");
    assert.equal(await timer.runUntil(asked), 2000);
    assert.equal((await asked).status, 504);
  });

  it("serves from the Region again once it is available", async () => {
    const { world, regions } = stack();
    regions.set("eu-west-1", "refuse");
    await world.get("/a");
    regions.set("eu-west-1", undefined);
    assert.equal((await world.get("/b")).body.toString(), "api0");
  });

  it("resolves no unknown name", async () => {
    const headers: HeaderMap = headersFromRaw(["Host", "x"]);
    const request = { method: "GET", path: "/", querystring: "", headers, body: Buffer.alloc(0) };
    const origins = createOrigins(model, {
      external: new Map(),
      keys: { principal: () => undefined },
      s3: { handle: () => assert.fail() },
      regions: createRegions(names),
      invoker: { invoke: () => assert.fail() },
      setTimer: handTimer().setTimer,
      nowMs: () => 0,
      randomBytes: (size) => Buffer.alloc(size),
      chance: { of: () => () => 0 },
      log: () => undefined,
    });
    const isDns = (error: unknown) => error instanceof OriginError && error.fault === "dns";
    await assert.rejects(origins.resolve(customOrigin), isDns);
    await assert.rejects(origins.fetch(distribution, customOrigin, request), isDns);
  });
});
