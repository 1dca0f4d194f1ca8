/** Who is let in, who is asked, and how long a verdict is kept. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { LambdaAuthorizer } from "../../../services/api-gateway-http/http-api.ts";
import { createHttpGateway } from "../../../services/api-gateway-http/http-gateway.ts";
import {
  type ApiWorld,
  api,
  apiWorld,
  ask,
  type FakeLambda,
  keyAuthorizer,
  requestOf,
  routeOf,
  stage,
  told,
} from "./http-api-fixture.ts";

const knows: FakeLambda = ({ identitySource }) => ({
  isAuthorized: JSON.stringify(identitySource) === '["right"]',
  context: { who: "cdn" },
});

/** A world whose routes ask an authorizer first. */
function guarded(authorizer: FakeLambda, over: Partial<LambdaAuthorizer> = {}) {
  const world = apiWorld({ authorizer, handler: () => ({ statusCode: 200, body: "in" }) });
  const asks = { ...keyAuthorizer, ...over };
  return {
    world,
    gateway: ask(world, { routes: [routeOf("GET /a/{x}", asks), routeOf("$default", asks)] }),
  };
}

function key(value: string, path = "/") {
  return requestOf(path, { headers: ["X-Key", value] });
}

function calls({ invoked }: ApiWorld, name: string): number {
  return invoked.filter(([target]) => target === name).length;
}

describe("createAuthorizer", () => {
  it("returns 401 for a request without identity, and invokes nothing", async () => {
    const { world, gateway } = guarded(knows);
    const unauthorized = [401, '{"message":"Unauthorized"}'];
    assert.deepEqual(told(await gateway(requestOf("/"))), unauthorized);
    assert.deepEqual(told(await gateway(key(""))), unauthorized);
    assert.deepEqual(world.invoked, []);
  });

  it("returns 403 when the authorizer denies, and does not invoke the integration", async () => {
    const { world, gateway } = guarded(knows);
    assert.deepEqual(told(await gateway(key("wrong"))), [403, '{"message":"Forbidden"}']);
    assert.equal(calls(world, "handler"), 0);
  });

  it("allows the request when the authorizer does, and passes its context on", async () => {
    const { world, gateway } = guarded(knows);
    assert.deepEqual(told(await gateway(key("right"))), [200, "in"]);
    const [, event] = world.invoked.at(-1) ?? [];
    const context = event?.["requestContext"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(context["authorizer"], { lambda: { who: "cdn" } });
  });

  it("sends the authorizer its event, without a body", async () => {
    const { world, gateway } = guarded(knows);
    await gateway(
      requestOf("/a/b?c=d", { headers: ["X-Key", "right"], body: Buffer.from("hidden") }),
    );
    const [, event = {}] = world.invoked[0] ?? [];
    const { headers, requestContext, ...rest } = event;
    assert.equal((headers as Record<string, string>)["x-key"], "right");
    assert.equal((requestContext as Record<string, string>)["routeKey"], "GET /a/{x}");
    assert.deepEqual(JSON.parse(JSON.stringify(rest)), {
      version: "2.0",
      type: "REQUEST",
      routeArn: "arn:aws:execute-api:eu-west-1:000000000000:abc123/$default/GET/a/b",
      identitySource: ["right"],
      routeKey: "GET /a/{x}",
      rawPath: "/a/b",
      rawQueryString: "c=d",
      queryStringParameters: { c: "d" },
      pathParameters: { x: "b" },
    });
  });

  it("caches a result, allow or deny, for its TTL, by identity and for all routes", async () => {
    const { world, gateway } = guarded(knows);
    for (const path of ["/", "/a/b"]) {
      assert.equal((await gateway(key("right", path))).status, 200);
      assert.equal((await gateway(key("wrong", path))).status, 403);
    }
    assert.equal(calls(world, "authorizer"), 2);
    world.pass(299.999);
    await gateway(key("right"));
    assert.equal(calls(world, "authorizer"), 2);
    world.pass(0.001);
    await gateway(key("right"));
    assert.equal(calls(world, "authorizer"), 3);
  });

  it("caches results separately for each stage", async () => {
    const atTest = (event: Readonly<Record<string, unknown>>) => ({
      isAuthorized: String(event["routeArn"]).includes("/test/"),
    });
    const world = apiWorld({ authorizer: atTest, handler: () => ({ statusCode: 200 }) });
    const routes = [routeOf("$default", keyAuthorizer)];
    const gateway = createHttpGateway({ ...api, routes }, world.deps);
    const statuses: number[] = [];
    for (const name of ["test", "live", "test", "live"]) {
      statuses.push((await gateway({ ...stage, name }, key("same"), "/")).status);
    }
    assert.deepEqual(statuses, [200, 403, 200, 403]);
    assert.equal(calls(world, "authorizer"), 2);
  });

  it("does not extend the TTL of a result on use", async () => {
    const { world, gateway } = guarded(knows);
    await gateway(key("right"));
    world.pass(200);
    await gateway(key("right"));
    world.pass(200);
    await gateway(key("right"));
    assert.equal(calls(world, "authorizer"), 2);
  });

  it("caches nothing with a TTL of 0", async () => {
    const { world, gateway } = guarded(knows, { ttlSeconds: 0 });
    await gateway(key("right"));
    await gateway(key("right"));
    assert.equal(calls(world, "authorizer"), 2);
  });

  it("caches by route when the route is part of the identity", async () => {
    const identitySources = ["$request.header.x-key", "$context.routeKey"];
    const { world, gateway } = guarded(() => ({ isAuthorized: true }), { identitySources });
    await gateway(key("right"));
    await gateway(key("right", "/a/b"));
    await gateway(key("right", "/a/c"));
    assert.equal(calls(world, "authorizer"), 2);
  });

  it("reads identities from the query and stage variables, all of which are required", async () => {
    const identitySources = ["$request.querystring.k", "$stageVariables.v"];
    const { gateway } = guarded(() => ({ isAuthorized: true }), { identitySources });
    assert.equal((await gateway(requestOf("/?k=1"))).status, 401);
    const other = guarded(() => ({ isAuthorized: true }), {
      identitySources: ["$request.querystring.k"],
    });
    assert.equal((await other.gateway(requestOf("/?k=1"))).status, 200);
    assert.equal((await other.gateway(requestOf("/?x=1"))).status, 401);
  });

  for (const [title, authorizer] of [
    ["throws", () => Promise.reject(new Error("broken"))],
    ["answers nothing", () => undefined],
    ["answers a text for a verdict", () => ({ isAuthorized: "true" })],
    ["runs into its time limit", () => ({ kind: "timeout", durationMs: 1 })],
    ["is throttled", () => ({ kind: "throttled", durationMs: 1 })],
  ] as const) {
    it(`returns 500 when the function ${title}, and caches nothing`, async () => {
      const { world, gateway } = guarded(authorizer);
      assert.deepEqual(told(await gateway(key("right"))), [
        500,
        '{"message":"Internal Server Error"}',
      ]);
      assert.equal(world.logged.length, 1);
      await gateway(key("right"));
      assert.deepEqual([calls(world, "authorizer"), calls(world, "handler")], [2, 0]);
    });
  }

  it("returns 500 after waiting 10 s for the authorizer", async () => {
    const { world, gateway } = guarded(() => new Promise(() => undefined));
    const answer = gateway(key("right"));
    assert.equal(await world.timer.runUntil(answer), 10_000);
    assert.equal((await answer).status, 500);
  });

  it("caches at most ten thousand results, and evicts the oldest first", async () => {
    const { world, gateway } = guarded(() => ({ isAuthorized: false }));
    for (let at = 0; at <= 10_000; at++) {
      await gateway(key(String(at)));
    }
    await gateway(key("1"));
    assert.equal(calls(world, "authorizer"), 10_001);
    await gateway(key("0"));
    assert.equal(calls(world, "authorizer"), 10_002);
  });

  describe("with policies", () => {
    const policy = (...statements: readonly object[]) => ({
      principalId: "me",
      policyDocument: { Version: "2012-10-17", Statement: statements },
    });
    const statement = (Effect: string, Resource: string) => ({
      Effect,
      Action: "execute-api:Invoke",
      Resource,
    });

    it("evaluates each request against the cached policy", async () => {
      const only = policy(statement("Allow", "arn:aws:execute-api:*:*:*/$default/GET/a/*"));
      const { world, gateway } = guarded(() => only, { simpleResponses: false });
      assert.equal((await gateway(key("k", "/a/b"))).status, 200);
      assert.equal((await gateway(key("k", "/c"))).status, 403);
      assert.equal(calls(world, "authorizer"), 1);
    });

    it("gives Deny precedence", async () => {
      const both = policy(statement("Allow", "*"), statement("Deny", "*/$default/GET/a/b"));
      const { gateway } = guarded(() => both, { simpleResponses: false });
      assert.equal((await gateway(key("k", "/a/b"))).status, 403);
      assert.equal((await gateway(key("k", "/a/c"))).status, 200);
    });

    for (const [title, answer] of [
      ["without a principal", { policyDocument: policy().policyDocument }],
      ["without a policy", { principalId: "me" }],
      ["in simple form", { isAuthorized: true }],
    ] as const) {
      it(`returns 500 for a response ${title}`, async () => {
        const { gateway } = guarded(() => answer, { simpleResponses: false });
        assert.equal((await gateway(key("k"))).status, 500);
      });
    }
  });
});
