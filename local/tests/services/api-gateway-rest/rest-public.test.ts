/** What a public REST API asks of a request, and what answers it. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw, headerValue } from "../../../http/header-map.ts";
import type { ExternalRequest, FetchExternal } from "../../../services/api-gateway/external.ts";
import type { GatewayDeps } from "../../../services/api-gateway/gateway.ts";
import type {
  MethodGuard,
  PlanKey,
  RestApi,
  RestIntegration,
} from "../../../services/api-gateway-rest/rest-api.ts";
import { createRestGateway } from "../../../services/api-gateway-rest/rest-gateway.ts";
import { isAllowed } from "../../../services/iam/policy-evaluation.ts";
import {
  type ApiWorld,
  apiWorld,
  requestOf,
  targetOf,
  told,
} from "../api-gateway-http/http-api-fixture.ts";
import { apiOf } from "./rest-api-fixture.ts";

const fn: RestIntegration = { target: targetOf("handler"), timeoutMs: 29_000 };
const ok = () => ({ statusCode: 200, body: "in" });

function asks(world: ApiWorld, guard: MethodGuard, over: Partial<RestApi> = {}) {
  return createRestGateway(apiOf({ ...fn, guard }, over), world.deps);
}

const judge = {
  kind: "lambda",
  id: "auth",
  target: targetOf("judge"),
  identitySources: ["method.request.header.Authorization"],
  ttlSeconds: 300,
  simpleResponses: false,
  validation: "",
} as const;

/** Allows `allow`, denies the rest. */
const verdict = (event: Readonly<Record<string, unknown>>) => {
  const headers = event["headers"] as Readonly<Record<string, string>> | undefined;
  const token = event["authorizationToken"] ?? headers?.["Authorization"];
  if (token === "nobody") {
    throw new Error("Unauthorized");
  }
  return token === "broken"
    ? {}
    : {
        principalId: "ann",
        context: { team: "red" },
        policyDocument: {
          Statement: [
            {
              Effect: token === "allow" ? "Allow" : "Deny",
              Action: "execute-api:Invoke",
              Resource: event["methodArn"],
            },
          ],
        },
      };
};

function sent(token: string) {
  return requestOf("/live/a/b", { headers: ["Authorization", token] });
}

describe("a public REST API", () => {
  it("lets everyone in without a policy, and names no endpoint in the event", async () => {
    const world = apiWorld({ handler: ok });
    assert.deepEqual(told(await asks(world, {})(requestOf("/live/a/b"))), [200, "in"]);
    const context = world.invoked[0]?.[1]["requestContext"] as Readonly<Record<string, unknown>>;
    assert.ok(!("vpceId" in (context["identity"] as object)));
  });

  for (const type of ["TOKEN", "REQUEST"] as const) {
    for (const [token, status] of [
      ["allow", 200],
      ["deny", 403],
      ["nobody", 401],
      ["broken", 500],
    ] as const) {
      it(`answers ${status} to "${token}" after an authorizer of type ${type}`, async () => {
        const world = apiWorld({ handler: ok, judge: verdict });
        const gateway = asks(world, { authorizer: { ...judge, type } });
        assert.equal((await gateway(sent(token))).status, status);
      });
    }
  }

  it("passes the context of the authorizer on, and asks once for the same token", async () => {
    const world = apiWorld({ handler: ok, judge: verdict });
    const gateway = asks(world, { authorizer: { ...judge, type: "TOKEN" } });
    await gateway(sent("allow"));
    await gateway(sent("allow"));
    assert.deepEqual(
      world.invoked.map(([name]) => name),
      ["judge", "handler", "handler"],
    );
    assert.deepEqual(world.invoked[0]?.[1], {
      type: "TOKEN",
      methodArn: "arn:aws:execute-api:eu-west-1:000000000000:abc123/live/GET/a/b",
      authorizationToken: "allow",
    });
    const context = world.invoked[1]?.[1]["requestContext"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(context["authorizer"], { team: "red", principalId: "ann" });
  });

  for (const [title, request, validation] of [
    ["without a token", requestOf("/live/a/b"), ""],
    ["with a token that does not match", sent("allow"), "Bearer .*"],
  ] as const) {
    it(`answers 401 ${title}, and asks nobody`, async () => {
      const world = apiWorld({ handler: ok, judge: verdict });
      const gateway = asks(world, { authorizer: { ...judge, type: "TOKEN", validation } });
      assert.deepEqual(told(await gateway(request)), [401, '{"message":"Unauthorized"}']);
      assert.deepEqual(world.invoked, []);
    });
  }

  const worker = { kind: "role", arn: "arn:aws:iam::000000000000:role/worker" } as const;
  const named: RestApi["policy"] = [
    {
      effect: "Allow",
      principals: { everyone: false, aws: [worker.arn], services: [] },
      actions: ["execute-api:Invoke"],
      resources: ["*"],
      conditions: [],
    },
  ];
  for (const [title, caller, policy, status, words] of [
    ["nobody", undefined, [], 403, /Missing Authentication Token/],
    ["nobody, beside a policy", undefined, named, 403, /User: anonymous is not authorized/],
    [
      "an unknown key",
      { kind: "refused", why: "unknown-key" },
      [],
      403,
      /token included in the request is invalid/,
    ],
    ["a wrong key", { kind: "refused", why: "signature" }, [], 403, /signature we calculated/],
    [
      "a role without a policy",
      { kind: "known", principal: worker },
      [],
      403,
      /role\/worker is not authorized/,
    ],
    [
      "a role that the policy of the API names",
      { kind: "known", principal: worker },
      named,
      200,
      /in/,
    ],
    ["the account", { kind: "known", principal: { kind: "account" } }, [], 200, /in/],
  ] as const) {
    it(`answers ${status} to a request that ${title} signed, at a method with AWS_IAM`, async () => {
      const world = apiWorld({ handler: ok });
      const mayCall: GatewayDeps["mayCall"] = (principal, action, resourceArn, resource) => {
        const request = { principal, action, resourceArn, resource, identity: [] };
        return isAllowed({ ...request, accountId: "000000000000", context: {} });
      };
      const guard: MethodGuard = { authorizer: { kind: "iam", id: "AWS_IAM" } };
      const api = apiOf({ ...fn, guard }, { policy });
      const gateway = createRestGateway(api, { ...world.deps, mayCall });
      const message = await gateway({ ...requestOf("/live/a/b"), ...(caller && { caller }) });
      assert.equal(message.status, status);
      assert.match(told(message)[1], words);
    });
  }

  it("asks for an API key of the stage", async () => {
    const keys: readonly PlanKey[] = [
      { value: "k", keyId: "1", planId: "p", stage: "live", quota: { limit: 1, period: "DAY" } },
      { value: "other", keyId: "2", planId: "p", stage: "beta" },
    ];
    const gateway = asks(apiWorld({ handler: ok }), { apiKeyRequired: true }, { keys });
    const answers = [];
    for (const key of ["", "x", "other", "k", "k"]) {
      const headers = key === "" ? [] : ["X-API-Key", key];
      answers.push(told(await gateway(requestOf("/live/a/b", { headers }))));
    }
    const forbidden = [403, '{"message":"Forbidden"}'];
    const spent = [429, '{"message":"Limit Exceeded"}'];
    assert.deepEqual(answers, [forbidden, forbidden, forbidden, [200, "in"], spent]);
  });

  it("names the parameters that are missing", async () => {
    const requiredParameters = ["method.request.querystring.page", "method.request.header.x-a"];
    const gateway = asks(apiWorld({ handler: ok }), { requiredParameters });
    assert.deepEqual(told(await gateway(requestOf("/live/a/b"))), [
      400,
      '{"message":"Missing required request parameters: [page, x-a]"}',
    ]);
    const whole = requestOf("/live/a/b?page=1", { headers: ["X-A", "1"] });
    assert.equal((await gateway(whole)).status, 200);
  });

  for (const [types, accept, body] of [
    [["image/png"], "image/png", "in"],
    [["image/*"], "image/png, */*", "in"],
    [["*/*"], undefined, "in"],
    [["image/png"], "*/*", "aW4="],
    [[], "image/png", "aW4="],
  ] as const) {
    it(`sends ${body} for base64 where ${types.join() || "nothing"} is binary and ${accept} accepted`, async () => {
      const world = apiWorld({
        handler: () => ({ statusCode: 200, body: "aW4=", isBase64Encoded: true }),
      });
      const gateway = createRestGateway(apiOf(fn, { binaryMediaTypes: types }), world.deps);
      const headers = accept === undefined ? [] : ["Accept", accept];
      assert.deepEqual(told(await gateway(requestOf("/live/a/b", { headers }))), [200, body]);
    });
  }

  it("gives the function a binary body as base64", async () => {
    const world = apiWorld({ handler: ok });
    const gateway = createRestGateway(apiOf(fn, { binaryMediaTypes: ["image/png"] }), world.deps);
    const headers = ["Content-Type", "image/png"];
    await gateway(requestOf("/live/a/b", { method: "POST", headers, body: Buffer.from([255]) }));
    const event = world.invoked[0]?.[1];
    assert.deepEqual([event?.["body"], event?.["isBase64Encoded"]], ["/w==", true]);
  });
});

describe("other integrations of a REST API", () => {
  it("send the request to a backend with mapped parameters", async () => {
    const asked: ExternalRequest[] = [];
    const fetchExternal: FetchExternal = async (request) => {
      asked.push(request);
      return {
        status: 201,
        statusDescription: "",
        headers: headersFromRaw(["X-B", "1"]),
        body: Buffer.from("made"),
      };
    };
    const { deps } = apiWorld({});
    const api = apiOf({
      kind: "proxy",
      uri: `https://\${stageVariables.host}.example.com/{proxy}`,
      method: "ANY",
      timeoutMs: 29_000,
      requestParameters: {
        "integration.request.path.proxy": "method.request.path.proxy",
        "integration.request.header.x-from": "'gateway'",
        "integration.request.querystring.stage": "context.stage",
      },
    });
    const gateway = createRestGateway(api, { ...deps, fetchExternal });
    const message = await gateway(requestOf("/live/a/b/c?x=1", { method: "POST" }));
    assert.deepEqual(told(message), [201, "made"]);
    assert.equal(asked[0]?.method, "POST");
    assert.equal(asked[0].url, "https://b.example.com/b/c?x=1&stage=live");
    assert.equal(headerValue(asked[0].headers, "x-from"), "gateway");
    assert.equal(headerValue(asked[0].headers, "host"), "b.example.com");
  });

  it("answer 500 for a backend that is not mapped, with a line in the log", async () => {
    const world = apiWorld({});
    const uri = "https://b.example.com";
    const proxy = {
      kind: "proxy",
      uri,
      method: "GET",
      timeoutMs: 50,
      requestParameters: {},
    } as const;
    const gateway = createRestGateway(apiOf(proxy), world.deps);
    assert.deepEqual(told(await gateway(requestOf("/live/a/b"))), [
      500,
      '{"message":"Internal server error"}',
    ]);
    assert.equal(world.logged.length, 1);
  });
});
