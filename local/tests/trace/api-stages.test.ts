/** What REST APIs and function URLs report of a request. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RestIntegration } from "../../services/api-gateway-rest/rest-api.ts";
import { createRestGateway } from "../../services/api-gateway-rest/rest-gateway.ts";
import { createFunctionUrls } from "../../services/function-url/function-url.ts";
import type { Reported } from "../../trace/request-record.ts";
import { apiWorld, requestOf, targetOf } from "../services/api-gateway-http/http-api-fixture.ts";
import { apiOf } from "../services/api-gateway-rest/rest-api-fixture.ts";

/** Functions, and what the API before them reports. */
function reportedWorld() {
  const stages: Reported[] = [];
  const world = apiWorld({
    handler: () => ({ statusCode: 200, body: "in" }),
    judge: () => ({}),
  });
  const recording = {
    begin: () => (each: Reported) => void stages.push(each),
    note: (each: Reported) => void stages.push(each),
  };
  return { stages, deps: { ...world.deps, observe: () => recording } };
}

const integration: RestIntegration = { target: targetOf("handler"), timeoutMs: 29_000 };
const rest = { kind: "api", name: "abc123", type: "rest", region: "eu-west-1", stage: "live" };

describe("the stage of a REST API", () => {
  it("tells stage, route and status", async () => {
    const { stages, deps } = reportedWorld();
    await createRestGateway(apiOf(integration), deps)(requestOf("/live/a/b"));
    assert.deepEqual(stages, [{ ...rest, route: "ANY /a/{proxy+}", status: 200 }]);
  });

  it("tells that the authorizer refused", async () => {
    const { stages, deps } = reportedWorld();
    const authorizer = {
      kind: "lambda",
      id: "a1",
      name: "judge",
      type: "TOKEN",
      target: targetOf("judge"),
      identitySources: ["method.request.header.Authorization"],
      ttlSeconds: 0,
      simpleResponses: false,
      validation: "",
    } as const;
    const api = apiOf({ ...integration, guard: { authorizer } }, { name: "league" });
    await createRestGateway(api, deps)(requestOf("/live/a/b"));
    assert.deepEqual(stages, [
      {
        ...rest,
        name: "league",
        route: "ANY /a/{proxy+}",
        authorizer: { name: "judge", verdict: "refused" },
        status: 401,
      },
    ]);
  });

  it("tells that there is no such stage, and no such route", async () => {
    const { stages, deps } = reportedWorld();
    const gateway = createRestGateway(apiOf(integration), deps);
    await gateway(requestOf("/other/a/b"));
    await gateway(requestOf("/live/b"));
    assert.deepEqual(stages, [
      { ...rest, stage: "other", status: 403 },
      { ...rest, status: 403 },
    ]);
  });
});

describe("the stage of a function URL", () => {
  it("tells Region and status", async () => {
    const { stages, deps } = reportedWorld();
    const url = {
      id: "u1",
      name: "hook",
      accountId: "000000000000",
      region: "eu-west-1",
      target: targetOf("handler"),
      authType: "NONE",
      cors: undefined,
      streams: false,
      timeoutMs: 4_000,
    } as const;
    const urls = createFunctionUrls([url], new Map(), deps);
    await urls.handle(url, requestOf("/a"));
    await urls.handle({ ...url, authType: "AWS_IAM" }, requestOf("/a"));
    const told = { kind: "api", name: "hook", type: "function-url", region: "eu-west-1" };
    assert.deepEqual(stages, [
      { ...told, status: 200 },
      { ...told, status: 403 },
    ]);
  });
});
