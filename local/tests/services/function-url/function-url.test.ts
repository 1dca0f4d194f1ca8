/** Function URLs: who may ask, what functions get, what viewers get. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../http/header-map.ts";
import {
  createFunctionUrls,
  type FunctionUrl,
} from "../../../services/function-url/function-url.ts";
import type { FunctionPolicies } from "../../../services/lambda/function-policy.ts";
import {
  type ApiWorld,
  apiWorld,
  type FakeLambda,
  requestOf,
  targetOf,
  told,
} from "../api-gateway-http/http-api-fixture.ts";

const url: FunctionUrl = {
  id: "u1",
  name: "url",
  accountId: "000000000000",
  region: "eu-west-1",
  target: targetOf("handler"),
  authType: "NONE",
  cors: undefined,
  streams: false,
  timeoutMs: 4_000,
};
const signer = "arn:aws:cloudfront::000000000000:distribution/E1";

function permissions(...actions: readonly string[]): FunctionPolicies {
  return new Map([
    [
      "handler",
      actions.map((action) => ({
        effect: "Allow" as const,
        principals: { everyone: false, aws: [], services: ["cloudfront.amazonaws.com"] },
        actions: [action],
        resources: ["handler"],
        conditions: [{ operator: "ArnLike", key: "aws:sourcearn", values: [signer] }],
        authType: undefined,
      })),
    ],
  ]);
}

const both = permissions("lambda:InvokeFunctionUrl", "lambda:InvokeFunction");

function urls(world: ApiWorld, policies: FunctionPolicies = new Map()) {
  return createFunctionUrls([url], policies, world.deps);
}

function worldOf(handler: FakeLambda = () => ({ statusCode: 200, body: "in" })) {
  return apiWorld({ handler });
}

describe("createFunctionUrls", () => {
  it("finds a URL by its name", () => {
    assert.equal(urls(worldOf()).find("u1.lambda-url.eu-west-1.on.aws")?.id, "u1");
    assert.equal(urls(worldOf()).find("u2.lambda-url.eu-west-1.on.aws"), undefined);
  });

  it("gives the function an event of format 2.0 without stage and account", async () => {
    const world = worldOf();
    const message = await urls(world).handle(url, requestOf("/a/b?x=1"));
    assert.deepEqual(told(message), [200, "in"]);
    assert.ok(headerValue(message.headers, "x-amzn-requestid"));
    const event = world.invoked[0]?.[1] ?? {};
    const context = event["requestContext"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(
      [event["version"], event["routeKey"], event["rawPath"], event["rawQueryString"]],
      ["2.0", "$default", "/a/b", "x=1"],
    );
    assert.deepEqual(
      [context["accountId"], context["apiId"], context["stage"], context["authorizer"]],
      ["anonymous", "u1", "$default", undefined],
    );
  });

  for (const [title, handler] of [
    [
      "fails",
      () => {
        throw new Error("no");
      },
    ],
    ["returns a status that is none", () => ({ statusCode: 1 })],
  ] as const) {
    it(`answers 502 where the function ${title}`, async () => {
      const message = await urls(worldOf(handler)).handle(url, requestOf("/"));
      assert.deepEqual(told(message), [502, '{"message":"Internal Server Error"}']);
    });
  }

  const signed: FunctionUrl = { ...url, authType: "AWS_IAM" };
  const put = { method: "PUT", body: Buffer.from("in") };
  const hash = ["x-amz-content-sha256", "0"];
  const caller = { kind: "known", principal: { kind: "account" } } as const;
  for (const [title, request, by, policies, status] of [
    ["an unsigned request", requestOf("/"), undefined, both, 403],
    ["a signed request", requestOf("/", { caller }), undefined, both, 200],
    [
      "a signature that does not hold",
      requestOf("/", { caller: { kind: "refused", why: "signature" } }),
      undefined,
      both,
      403,
    ],
    ["a distribution with both permissions", requestOf("/"), signer, both, 200],
    ["another distribution", requestOf("/"), `${signer}2`, both, 403],
    [
      "a distribution that may invoke the URL alone",
      requestOf("/"),
      signer,
      permissions("lambda:InvokeFunctionUrl"),
      403,
    ],
    [
      "a distribution that may invoke the function alone",
      requestOf("/"),
      signer,
      permissions("lambda:InvokeFunction"),
      403,
    ],
    ["a body without its hash", requestOf("/", put), signer, both, 403],
    ["a body with its hash", requestOf("/", { ...put, headers: hash }), signer, both, 200],
  ] as const) {
    it(`answers ${status} to ${title} where signatures are asked for`, async () => {
      const world = worldOf();
      const message = await urls(world, policies).handle(signed, request, by);
      assert.equal(message.status, status);
      assert.equal(world.invoked.length, status === 200 ? 1 : 0);
    });
  }

  it("answers a preflight itself, and adds the headers of its configuration", async () => {
    const world = worldOf();
    const cors = {
      allowCredentials: false,
      allowHeaders: [],
      allowMethods: ["GET"],
      allowOrigins: ["*"],
      exposeHeaders: [],
      maxAgeSeconds: undefined,
    };
    const open = { ...url, cors };
    const origin = ["Origin", "https://a.test"];
    const headers = [...origin, "Access-Control-Request-Method", "GET"];
    const preflight = await urls(world).handle(
      open,
      requestOf("/", { method: "OPTIONS", headers }),
    );
    assert.equal(preflight.status, 200);
    assert.equal(headerValue(preflight.headers, "access-control-allow-methods"), "GET");
    assert.deepEqual(world.invoked, []);
    const message = await urls(world).handle(open, requestOf("/", { headers: origin }));
    assert.equal(headerValue(message.headers, "access-control-allow-origin"), "*");
  });

  it("answers 413 to a body beyond 6 MB", async () => {
    const body = Buffer.alloc(6 * 1024 * 1024 + 1);
    const message = await urls(worldOf()).handle(url, requestOf("/", { method: "POST", body }));
    assert.equal(message.status, 413);
  });
});
