/** Integrations of HTTP APIs beside functions with format 2.0. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../../http/header-map.ts";
import type { ExternalRequest, FetchExternal } from "../../../services/api-gateway/external.ts";
import type { GatewayDeps } from "../../../services/api-gateway/gateway.ts";
import type {
  HttpIntegration,
  ParameterChange,
} from "../../../services/api-gateway-http/http-api.ts";
import { readParameterChange } from "../../../services/api-gateway-http/parameter-mapping.ts";
import {
  type ApiWorld,
  apiWorld,
  ask,
  type FakeLambda,
  keyAuthorizer,
  requestOf,
  routeOf,
  targetOf,
  told,
} from "./http-api-fixture.ts";

const older: HttpIntegration = { target: targetOf("handler"), timeoutMs: 30_000, format: "1.0" };
const proxy: HttpIntegration = {
  kind: "proxy",
  uri: "https://api.example.com/base/{proxy}",
  method: "ANY",
  timeoutMs: 30_000,
};

function changes(parameters: Readonly<Record<string, string>>): readonly ParameterChange[] {
  return Object.entries(parameters).map(([key, value]) => {
    const change = readParameterChange(key, value);
    assert.ok(typeof change !== "string", String(change));
    return change;
  });
}

/** A world whose backends answer with what they were asked. */
function backends(answer?: FetchExternal): { world: ApiWorld; asked: ExternalRequest[] } {
  const asked: ExternalRequest[] = [];
  const world = apiWorld({});
  const fetchExternal: FetchExternal = async (request) => {
    asked.push(request);
    return (
      answer?.(request) ?? {
        status: 201,
        statusDescription: "",
        headers: headersFromRaw(["X-Backend", "1", "Connection", "close"]),
        body: Buffer.from("made"),
      }
    );
  };
  return { world: { ...world, deps: { ...world.deps, fetchExternal } }, asked };
}

const role = (name: string) =>
  ({ kind: "role", arn: `arn:aws:iam::000000000000:role/${name}` }) as const;

describe("a function with payload format 1.0", () => {
  const gets = (handler: FakeLambda) => {
    const world = apiWorld({ handler });
    return {
      world,
      gateway: ask(world, { routes: [routeOf("GET /pets/{id}", undefined, older)] }),
    };
  };

  it("gets an event with lists of values, and null for what is absent", async () => {
    const { world, gateway } = gets(() => ({ statusCode: 200, body: "" }));
    await gateway(requestOf("/pets/a%20b?x=1&x=2", { headers: ["X-A", "1", "X-A", "2"] }));
    const event = world.invoked[0]?.[1] ?? {};
    const { version, resource, path, httpMethod, multiValueQueryStringParameters } = event;
    const { pathParameters, stageVariables, body, isBase64Encoded } = event;
    const context = event["requestContext"] as Readonly<Record<string, unknown>>;
    const headers = event["headers"] as Readonly<Record<string, string>>;
    assert.deepEqual(
      {
        version,
        resource,
        path,
        httpMethod,
        pathParameters,
        stageVariables,
        body,
        isBase64Encoded,
      },
      {
        version: "1.0",
        resource: "/pets/{id}",
        path: "/pets/a b",
        httpMethod: "GET",
        pathParameters: { __proto__: null, id: "a b" },
        stageVariables: null,
        body: null,
        isBase64Encoded: false,
      },
    );
    assert.deepEqual(multiValueQueryStringParameters, { __proto__: null, x: ["1", "2"] });
    assert.equal(headers["X-A"], "2");
    assert.equal(context["resourcePath"], "/pets/{id}");
    assert.equal(context["stage"], "$default");
  });

  it("answers with headers of several values", async () => {
    const multiValueHeaders = { "Set-Cookie": ["a=1", "b=2"] };
    const { gateway } = gets(() => ({ statusCode: 200, multiValueHeaders, body: "in" }));
    const message = await gateway(requestOf("/pets/1"));
    assert.deepEqual(told(message), [200, "in"]);
    assert.deepEqual(
      message.headers["set-cookie"]?.map(({ value }) => value),
      ["a=1", "b=2"],
    );
  });

  it("gets 500 for a response without a status, which nothing infers", async () => {
    const { gateway } = gets(() => ({ body: "in" }));
    const message = await gateway(requestOf("/pets/1"));
    assert.deepEqual(told(message), [500, '{"message":"Internal Server Error"}']);
  });

  it("gets the context of an authorizer with format 1.0, and its principal", async () => {
    const world = apiWorld({
      handler: () => ({ statusCode: 200 }),
      authorizer: ({ methodArn }) => ({
        principalId: "ann",
        context: { team: "red" },
        policyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: methodArn }],
        },
      }),
    });
    const authorizer = { ...keyAuthorizer, simpleResponses: false, format: "1.0" } as const;
    const gateway = ask(world, { routes: [routeOf("$default", authorizer, older)] });
    const message = await gateway(requestOf("/", { headers: ["X-Key", "k"] }));
    assert.equal(message.status, 200);
    const [[, asked] = [], [, event] = []] = world.invoked;
    assert.equal(asked?.["version"], "1.0");
    assert.equal(asked?.["identitySource"], "k");
    const context = event?.["requestContext"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(context["authorizer"], { team: "red", principalId: "ann" });
  });
});

describe("an HTTP proxy integration", () => {
  const route = (integration: HttpIntegration) => [
    routeOf("ANY /v1/{proxy+}", undefined, integration),
  ];

  it("passes method, path variables, query string, headers and body on, under the backend's name", async () => {
    const { world, asked } = backends();
    const request = requestOf("/v1/a/b?q=1", {
      method: "POST",
      body: Buffer.from("in"),
      headers: ["X-A", "1", "Connection", "keep-alive"],
    });
    const message = await ask(world, { routes: route(proxy) })(request);
    assert.deepEqual(told(message), [201, "made"]);
    assert.equal(message.headers["connection"], undefined);
    assert.equal(message.headers["x-backend"]?.[0]?.value, "1");
    const [sent] = asked;
    assert.equal(sent?.method, "POST");
    assert.equal(sent.url, "https://api.example.com/base/a/b?q=1");
    assert.equal(sent.body.toString(), "in");
    assert.equal(sent.headers["host"]?.[0]?.value, "api.example.com");
    assert.equal(sent.headers["x-a"]?.[0]?.value, "1");
    assert.equal(sent.headers["connection"], undefined);
  });

  it("uses the method of the integration", async () => {
    const { world, asked } = backends();
    await ask(world, { routes: route({ ...proxy, method: "PUT" }) })(requestOf("/v1/a"));
    assert.equal(asked[0]?.method, "PUT");
  });

  it("maps headers, parameters and the path", async () => {
    const { world, asked } = backends();
    const mapping = changes({
      "append:header.x-user": "$request.querystring.user",
      "overwrite:header.x-id": `id-\${context.requestId}`,
      "remove:header.x-a": "",
      "overwrite:querystring.v": "$request.path.proxy",
      "remove:querystring.user": "",
      "append:querystring.who": "$request.body.who.name",
      "overwrite:path": "/moved/$request.path.proxy",
    });
    await ask(world, { routes: route({ ...proxy, mapping }) })(
      requestOf("/v1/a?user=ann&v=0", {
        headers: ["X-A", "1", "X-User", "bob"],
        body: Buffer.from('{"who":{"name":"cat"}}'),
      }),
    );
    const [sent] = asked;
    assert.equal(sent?.url, "https://api.example.com/moved/a?v=a&who=cat");
    assert.deepEqual(
      sent.headers["x-user"]?.map(({ value }) => value),
      ["bob", "ann"],
    );
    assert.match(sent.headers["x-id"]?.[0]?.value ?? "", /^id-.{15}=$/);
    assert.equal(sent.headers["x-a"], undefined);
  });

  for (const [title, answer] of [
    ["no host is mapped", undefined],
    ["the backend is down", () => Promise.reject(new Error("connection refused"))],
  ] as const) {
    it(`answers 503 where ${title}`, async () => {
      const { world } = answer === undefined ? { world: apiWorld({}) } : backends(answer);
      const message = await ask(world, { routes: route(proxy) })(requestOf("/v1/a"));
      assert.deepEqual(told(message), [503, '{"message":"Service Unavailable"}']);
      assert.equal(world.logged.length, 1);
      assert.match(world.logged[0] ?? "", /^GET https:\/\/api\.example\.com\/base\/a: /);
    });
  }
});

describe("an integration that cannot answer", () => {
  it("answers 500 with a line in the log for one that is not simulated", async () => {
    const world = apiWorld({});
    const integration: HttpIntegration = {
      kind: "unavailable",
      reason: "leads through a VPC link",
    };
    const message = await ask(world, { routes: [routeOf("$default", undefined, integration)] })(
      requestOf("/"),
    );
    assert.deepEqual(told(message), [500, '{"message":"Internal Server Error"}']);
    assert.deepEqual(world.logged, ["$default: the integration leads through a VPC link"]);
  });

  it("answers 500 for a function that API Gateway may not invoke, and invokes nothing", async () => {
    const world = apiWorld({ handler: () => ({ statusCode: 200 }) });
    const asked: string[] = [];
    const mayInvoke = (_: string, sourceArn: string) => {
      asked.push(sourceArn);
      return false;
    };
    const refusing = { ...world, deps: { ...world.deps, mayInvoke } };
    const message = await ask(refusing, { routes: [routeOf("ANY /a/{x}")] })(requestOf("/a/1"));
    assert.deepEqual(told(message), [500, '{"message":"Internal Server Error"}']);
    assert.deepEqual(world.invoked, []);
    assert.deepEqual(asked, [
      "arn:aws:execute-api:eu-west-1:000000000000:abc123/$default/GET/a/{x}",
    ]);
  });

  for (const [title, caller, status] of [
    ["an unsigned request", undefined, 403],
    ["a signature that does not hold", { kind: "refused", why: "signature" }, 403],
    ["a role without the permission", { kind: "known", principal: role("reader") }, 403],
    ["a role with the permission", { kind: "known", principal: role("writer") }, 200],
  ] as const) {
    it(`answers ${status} to ${title} at a route with AWS_IAM`, async () => {
      const world = apiWorld({ handler: () => ({ statusCode: 200 }) });
      const mayCall: GatewayDeps["mayCall"] = (principal, action, arn) =>
        principal.kind === "role" &&
        principal.arn === role("writer").arn &&
        action === "execute-api:Invoke" &&
        arn === "arn:aws:execute-api:eu-west-1:000000000000:abc123/$default/GET/a";
      const guarded = { ...world, deps: { ...world.deps, mayCall } };
      const routes = [routeOf("$default", { kind: "iam", id: "AWS_IAM" })];
      const message = await ask(guarded, { routes })({
        ...requestOf("/a"),
        ...(caller && { caller }),
      });
      assert.equal(message.status, status);
    });
  }
});
