/** The one way to a private API, and that there is no other. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw, headerValue } from "../../../http/header-map.ts";
import { type Message, OriginError, type OriginRequest } from "../../../http/message.ts";
import { assemble } from "../../../model/assemble.ts";
import { createOrigins } from "../../../server/stack-origins.ts";
import type { CustomOrigin } from "../../../services/cloudfront/model.ts";
import { createRegions, type Outage } from "../../../services/region-health.ts";
import type { PrivateNetworks } from "../../../services/vpc/networks.ts";
import { createPrivateNetworks } from "../../../services/vpc/private-origin.ts";
import { deskOrigin, networks, region } from "../../declare/private-api-program.ts";
import { handTimer } from "../../hand-timer.ts";
import { graphOf } from "../../model/graph-builder.ts";
import { openFunction } from "../../open-function.ts";
import { type ApiWorld, apiWorld } from "../api-gateway-http/http-api-fixture.ts";
import { customOrigin, distributionOf } from "../cloudfront/edge-fixtures.ts";

const balancer = networks.loadBalancers[0];
const [vpcOrigin] = networks.vpcOrigins.values();

function requestTo(headers: readonly string[]): OriginRequest {
  const path = "/live/desk/matches";
  return {
    method: "GET",
    path,
    querystring: "",
    headers: headersFromRaw(headers),
    body: Buffer.alloc(0),
  };
}

const byHeader = ["Host", deskOrigin.domainName, "x-apigw-api-id", "private1"];

/** What comes of a request: an answer, or the fault. */
async function send(
  headers: readonly string[] = byHeader,
  over: Partial<PrivateNetworks> = {},
  outage?: Outage,
  world: ApiWorld = apiWorld({ desk: () => ({ statusCode: 200, body: "desk" }) }),
): Promise<Message | string> {
  const regions = createRegions([region]);
  regions.set(region, outage);
  const connect = createPrivateNetworks({ ...networks, ...over }, regions, world.deps);
  const connection = connect(deskOrigin, "vo_1");
  try {
    await connection.connect();
    return await connection.send(requestTo(headers));
  } catch (error) {
    assert.ok(error instanceof OriginError);
    return error.fault;
  }
}

/** The same in short. */
async function ends(...parameters: Parameters<typeof send>): Promise<number | string> {
  const answer = await send(...parameters);
  return typeof answer === "string" ? answer : answer.status;
}

/** The load balancer with another listener. */
function listening(listener: object): Partial<PrivateNetworks> {
  assert.ok(balancer?.listeners[0] !== undefined);
  return {
    loadBalancers: [{ ...balancer, listeners: [{ ...balancer.listeners[0], ...listener }] }],
  };
}

describe("createPrivateNetworks", () => {
  it("loses attempts, and answers late, as its Region does", async () => {
    const timer = handTimer();
    let random = 0.5;
    const regions = createRegions([region], { setTimer: timer.setTimer, random: () => random });
    const world = apiWorld({ desk: () => ({ statusCode: 200, body: "desk" }) });
    const connect = createPrivateNetworks(networks, regions, world.deps);
    regions.impair(region, { lossPercent: 50, delayMs: 400 });
    const found = connect(deskOrigin, "vo_1");
    await found.connect();
    assert.equal(await timer.runUntil(found.send(requestTo(byHeader))), 400);
    random = 0.4;
    let connected = false;
    void connect(deskOrigin, "vo_1")
      .connect()
      .then(() => {
        connected = true;
      });
    await new Promise(setImmediate);
    assert.equal(connected, false);
  });

  it("connects a VPC origin to a function", async () => {
    const world = apiWorld({ desk: () => ({ statusCode: 200, body: "desk" }) });
    assert.equal(await ends(byHeader, {}, undefined, world), 200);
    const [, event] = world.invoked[0] ?? [];
    assert.equal(event?.["path"], "/desk/matches");
    const headers = event?.["headers"] as Readonly<Record<string, string>>;
    assert.equal(headers["X-Forwarded-For"], "192.0.2.1, 10.0.0.5");
  });

  for (const [title, headers, status] of [
    ["its own name", ["Host", "private1.execute-api.eu-west-1.amazonaws.com"], 200],
    [
      "its name with the endpoint's",
      ["Host", "private1-vpce-1.execute-api.eu-west-1.amazonaws.com"],
      200,
    ],
    [
      "its name with another endpoint's",
      ["Host", "private1-vpce-2.execute-api.eu-west-1.amazonaws.com"],
      403,
    ],
    ["a name of another Region", ["Host", "private1.execute-api.us-east-1.amazonaws.com"], 403],
    ["the load balancer's name", ["Host", deskOrigin.domainName], 403],
    [
      "another API's id",
      ["Host", "private1.execute-api.eu-west-1.amazonaws.com", "x-apigw-api-id", "other"],
      403,
    ],
  ] as const) {
    it(`returns ${status} at the endpoint for ${title}`, async () => {
      assert.equal(await ends(headers), status);
    });
  }

  it("uses all targets in turn", async () => {
    const seen: string[] = [];
    const endpoints = networks.endpoints.map((endpoint) => ({
      ...endpoint,
      get addresses() {
        seen.push(endpoint.id);
        return endpoint.addresses;
      },
    }));
    const world = apiWorld({ desk: () => ({ statusCode: 200 }) });
    const connect = createPrivateNetworks(
      { ...networks, ...listening({ targets: ["10.0.0.10", "10.1.0.10"] }), endpoints },
      createRegions(),
      world.deps,
    );
    const connection = connect(deskOrigin, "vo_1");
    const statuses = [];
    for (let at = 0; at < 4; at++) {
      const message = await connection.send(requestTo(byHeader));
      statuses.push(message.status);
    }
    // The second endpoint is not the one the policy names.
    assert.deepEqual(statuses, [200, 403, 200, 403]);
    assert.deepEqual(seen, ["vpce-1", "vpce-1", "vpce-2", "vpce-1", "vpce-1", "vpce-2"]);
  });

  it("returns the load balancer's 503 without targets", async () => {
    const answer = await send(byHeader, listening({ targets: [] }));
    assert.ok(typeof answer !== "string");
    assert.equal(answer.status, 503);
    assert.equal(headerValue(answer.headers, "server"), "awselb/2.0");
  });

  it("returns the load balancer's 504 for an unknown address", async () => {
    assert.equal(await ends(byHeader, listening({ targets: ["10.9.9.9"] })), 504);
  });

  for (const [title, over] of [
    ["on another port", listening({ port: 8080 })],
    ["in another protocol", listening({ protocol: "HTTPS" })],
    ["anywhere", { loadBalancers: [] }],
  ] as const) {
    it(`does not connect where nothing listens ${title}`, async () => {
      assert.equal(await ends(byHeader, over), "connect");
    });
  }

  it("uses HTTPS when the VPC origin does", async () => {
    assert.ok(vpcOrigin !== undefined);
    const vpcOrigins = new Map([["vo_1", { ...vpcOrigin, protocolPolicy: "https-only" as const }]]);
    const https = listening({ protocol: "HTTPS", port: 443 });
    assert.equal(await ends(byHeader, { vpcOrigins, ...https }), 200);
    assert.equal(await ends(byHeader, { vpcOrigins }), "connect");
  });

  it("fails while its Region is unavailable", async () => {
    assert.equal(await ends(byHeader, {}, "refuse"), "connect");
    assert.equal(await ends(byHeader, {}, "error"), 503);
  });
});

describe("a private API", () => {
  const model = { ...assemble(graphOf()), ...networks, functionPolicies: openFunction("desk") };
  const timer = handTimer();
  const regions = createRegions([region]);
  const origins = createOrigins(model, {
    external: new Map(),
    keys: { principal: () => undefined },
    s3: { handle: () => assert.fail("no bucket is asked") },
    regions,
    invoker: {
      invoke: async () => ({
        kind: "ok",
        payload: { statusCode: 200, body: "desk" },
        durationMs: 1,
      }),
    },
    setTimer: timer.setTimer,
    nowMs: () => 0,
    randomBytes: (size) => Buffer.alloc(size),
    chance: { of: () => () => 0 },
    log: (message) => assert.fail(message),
  });
  const fetch = (origin: CustomOrigin) =>
    origins.fetch(distributionOf([]), origin, requestTo(byHeader));

  it("responds through its VPC origin, whose name does not resolve", async () => {
    await origins.resolve(deskOrigin);
    assert.equal((await fetch(deskOrigin)).body.toString(), "desk");
  });

  for (const domainName of [
    "private1.execute-api.eu-west-1.amazonaws.com",
    "private1-vpce-1.execute-api.eu-west-1.amazonaws.com",
    deskOrigin.domainName,
  ]) {
    it(`cannot be reached by name from outside: ${domainName}`, async () => {
      const outside = { ...customOrigin, domainName };
      const isDns = (error: unknown) => error instanceof OriginError && error.fault === "dns";
      await assert.rejects(origins.resolve(outside), isDns);
      await assert.rejects(fetch(outside), isDns);
    });
  }

  it("takes the origin's timeout when its Region is unavailable", async () => {
    regions.set(region, "hang");
    const asked = fetch({ ...deskOrigin, connectionAttempts: 2, connectionTimeoutSeconds: 3 });
    asked.catch(() => undefined);
    assert.equal(await timer.runUntil(asked), 6000);
    await assert.rejects(asked, OriginError);
  });
});
