/** A private REST API at work: what functions get, what viewers get, who may ask. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../http/header-map.ts";
import type { RestApi } from "../../../services/api-gateway-rest/rest-api.ts";
import { readProxyAnswer } from "../../../services/api-gateway-rest/rest-api-response.ts";
import { createRestGateway } from "../../../services/api-gateway-rest/rest-gateway.ts";
import { restApi } from "../../declare/private-api-program.ts";
import {
  type ApiWorld,
  apiWorld,
  requestOf,
  startMs,
  told,
} from "../api-gateway-http/http-api-fixture.ts";

const endpoint = { id: "vpce-1", vpcId: "vpc-1" };
const ok = () => ({ statusCode: 200, body: "fine" });

function ask(world: ApiWorld, over: Partial<RestApi> = {}, through = endpoint) {
  const gateway = createRestGateway({ ...restApi, ...over }, world.deps);
  return (request: ReturnType<typeof requestOf>) => gateway(request, through);
}

describe("createRestGateway", () => {
  it("sends the function the exact event of format 1.0", async () => {
    const world = apiWorld({ desk: ok });
    await ask(world)(
      requestOf("/live/desk/a%20b?x=1&x=2%203&y", {
        method: "PUT",
        headers: ["User-Agent", "Amazon CloudFront", "X-Thing", "one", "x-thing", "two"],
        body: Buffer.from('{"hé":1}'),
      }),
    );
    const trace = `Root=1-${(startMs / 1000).toString(16)}-abababababababababababab`;
    const host = "abc123.execute-api.eu-west-1.amazonaws.com";
    assert.deepEqual(JSON.parse(JSON.stringify(world.invoked)), [
      [
        "desk",
        {
          resource: "/{proxy+}",
          path: "/desk/a%20b",
          httpMethod: "PUT",
          headers: {
            Host: host,
            "User-Agent": "Amazon CloudFront",
            "X-Thing": "two",
            "X-Forwarded-For": "192.0.2.1",
            "X-Forwarded-Port": "443",
            "X-Forwarded-Proto": "https",
            "X-Amzn-Trace-Id": trace,
          },
          multiValueHeaders: {
            Host: [host],
            "User-Agent": ["Amazon CloudFront"],
            "X-Thing": ["one", "two"],
            "X-Forwarded-For": ["192.0.2.1"],
            "X-Forwarded-Port": ["443"],
            "X-Forwarded-Proto": ["https"],
            "X-Amzn-Trace-Id": [trace],
          },
          queryStringParameters: { x: "2 3", y: "" },
          multiValueQueryStringParameters: { x: ["1", "2 3"], y: [""] },
          pathParameters: { proxy: "desk/a b" },
          stageVariables: null,
          requestContext: {
            accountId: "000000000000",
            apiId: "private1",
            domainName: host,
            domainPrefix: "abc123",
            extendedRequestId: "q6urq6urq6urq6s=",
            httpMethod: "PUT",
            identity: {
              accessKey: null,
              accountId: null,
              caller: null,
              cognitoAuthenticationProvider: null,
              cognitoAuthenticationType: null,
              cognitoIdentityId: null,
              cognitoIdentityPoolId: null,
              principalOrgId: null,
              sourceIp: "192.0.2.1",
              user: null,
              userAgent: "Amazon CloudFront",
              userArn: null,
              vpcId: "vpc-1",
              vpceId: "vpce-1",
            },
            path: "/live/desk/a%20b",
            protocol: "HTTP/1.1",
            requestId: "abababab-abab-4bab-abab-abababababab",
            requestTime: "12/Mar/2026:19:03:58 +0000",
            requestTimeEpoch: startMs,
            resourceId: "all",
            resourcePath: "/{proxy+}",
            stage: "live",
          },
          body: '{"hé":1}',
          isBase64Encoded: false,
        },
      ],
    ]);
  });

  it("sends null for empty members", async () => {
    const world = apiWorld({ desk: ok });
    await ask(world)(requestOf("/live/one"));
    const [, event = {}] = world.invoked[0] ?? [];
    for (const member of [
      "queryStringParameters",
      "multiValueQueryStringParameters",
      "pathParameters",
      "stageVariables",
      "body",
    ]) {
      assert.equal(event[member], null, member);
    }
  });

  it("returns request ids in each response", async () => {
    const { headers } = await ask(apiWorld({ desk: ok }))(requestOf("/live/a"));
    assert.equal(headerValue(headers, "x-amzn-requestid"), "abababab-abab-4bab-abab-abababababab");
    assert.equal(headerValue(headers, "x-amz-apigw-id"), "q6urq6urq6urq6s=");
  });

  for (const [title, method, target, status, message, type] of [
    ["no stage", "GET", "/other/a", 403, "Forbidden", "ForbiddenException"],
    ["no path at all", "GET", "/", 403, "Forbidden", "ForbiddenException"],
    [
      "the root without methods",
      "GET",
      "/live",
      403,
      "Missing Authentication Token",
      "MissingAuthenticationTokenException",
    ],
    [
      "the root with a slash",
      "GET",
      "/live/",
      403,
      "Missing Authentication Token",
      "MissingAuthenticationTokenException",
    ],
  ] as const) {
    it(`returns ${status} for ${title}, and invokes nothing`, async () => {
      const world = apiWorld({ desk: ok });
      const answer = await ask(world)(requestOf(target, { method }));
      assert.deepEqual(told(answer), [status, JSON.stringify({ message })]);
      assert.equal(headerValue(answer.headers, "x-amzn-errortype"), type);
      assert.deepEqual(world.invoked, []);
    });
  }

  it("denies requests through another endpoint, with the account id masked", async () => {
    const world = apiWorld({ desk: ok });
    const answer = await ask(world, {}, { id: "vpce-2", vpcId: "vpc-2" })(requestOf("/live/a"));
    assert.equal(answer.status, 403);
    assert.match(
      answer.body.toString(),
      /on resource: arn:aws:execute-api:eu-west-1:\*{8}0000:private1\/live\/GET\/a"/,
    );
    assert.equal(headerValue(answer.headers, "x-amzn-errortype"), "AccessDeniedException");
    assert.deepEqual(world.invoked, []);
  });

  it("denies every request without a resource policy", async () => {
    const answer = await ask(apiWorld({ desk: ok }), { policy: [] })(requestOf("/live/a"));
    assert.equal(answer.status, 403);
  });

  for (const [title, desk, status, message] of [
    ["throws", () => Promise.reject(new Error("secret")), 502, "Internal server error"],
    [
      "runs into its time limit",
      () => ({ kind: "timeout", durationMs: 1 }),
      502,
      "Internal server error",
    ],
    ["is throttled", () => ({ kind: "throttled", durationMs: 1 }), 500, "Internal server error"],
    ["answers no object", () => "hello", 502, "Internal server error"],
    ["answers without a status", () => ({ body: "x" }), 502, "Internal server error"],
    [
      "answers with cookies, which only an HTTP API has",
      () => ({ statusCode: 200, cookies: ["a=1"], body: "c" }),
      502,
      "Internal server error",
    ],
    [
      "answers with a member of a mistyped name",
      () => ({ statusCode: 200, header: {}, body: "c" }),
      502,
      "Internal server error",
    ],
    [
      "answers with an object as its body",
      () => ({ statusCode: 200, body: { a: 1 } }),
      502,
      "Internal server error",
    ],
  ] as const) {
    it(`returns ${status} when the function ${title}, and logs the reason`, async () => {
      const world = apiWorld({ desk });
      assert.deepEqual(told(await ask(world)(requestOf("/live/a"))), [
        status,
        JSON.stringify({ message }),
      ]);
      assert.equal(world.logged.length, 1);
    });
  }

  it("returns 504 after waiting 29 s for a function", async () => {
    const world = apiWorld({ desk: () => new Promise(() => undefined) });
    const answer = ask(world)(requestOf("/live/a"));
    assert.equal(await world.timer.runUntil(answer), 29_000);
    assert.deepEqual(told(await answer), [504, '{"message":"Endpoint request timed out"}']);
  });

  it("throttles a stage as a whole", async () => {
    const gateway = ask(apiWorld({ desk: ok }));
    const statuses = [];
    for (const path of ["/a", "/b", "/one", "/c", "/d", "/e"]) {
      statuses.push((await gateway(requestOf(`/live${path}`))).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
  });

  it("accepts 8,000 bytes of request line and headers and bodies of 10 MB, and no more", async () => {
    const gateway = ask(apiWorld({ desk: ok }));
    const host = "abc123.execute-api.eu-west-1.amazonaws.com";
    const used = 3 + "/live/a".length + 13 + "Host".length + host.length + 4 + 5;
    const head = (size: number) =>
      requestOf("/live/a", { headers: ["X", "a".repeat(size - used)] });
    const body = (size: number) =>
      requestOf("/live/a", { method: "PUT", body: Buffer.alloc(size) });
    const limit = 10 * 1024 * 1024;
    assert.equal((await gateway(head(8_000))).status, 200);
    assert.equal((await gateway(head(8_001))).status, 431);
    assert.equal((await gateway(body(limit))).status, 200);
    assert.equal((await gateway(body(limit + 1))).status, 413);
  });
});

describe("readProxyAnswer", () => {
  for (const [title, payload, expected] of [
    [
      "a body, JSON unless it says otherwise",
      { statusCode: 200, body: "{}" },
      [200, { "content-type": "application/json", "content-length": "2" }, "{}"],
    ],
    [
      "several values in place of one",
      { statusCode: "201", headers: { "X-A": "1" }, multiValueHeaders: { "x-a": ["2", "3"] } },
      [201, { "x-a": "2, 3", "content-length": "0" }, ""],
    ],
    [
      "base64 as the text it is",
      {
        statusCode: 200,
        body: "aGk=",
        isBase64Encoded: true,
        headers: { "Content-Type": "image/png" },
      },
      [200, { "content-type": "image/png", "content-length": "4" }, "aGk="],
    ],
  ] as const) {
    it(`reads ${title}`, () => {
      const reading = readProxyAnswer(payload, "GET");
      assert.ok(reading.kind === "answer");
      const { status, headers, body } = reading.message;
      const shown = Object.fromEntries(
        Object.keys(headers).map((name) => [name, headerValue(headers, name)]),
      );
      assert.deepEqual([status, shown, body.toString()], expected);
    });
  }

  for (const [payload, reason] of [
    [null, "it must be an object"],
    [[], "it must be an object"],
    [{}, "statusCode must be a whole number from 200 to 599"],
    [{ statusCode: 200, multiValueHeaders: [] }, "multiValueHeaders must be an object"],
    [{ statusCode: 200, multiValueHeaders: { a: "b" } }, "multiValueHeaders must hold lists"],
    [{ statusCode: 200, body: 1 }, "body must be text"],
  ] as const) {
    it(`refuses ${JSON.stringify(payload)}`, () => {
      assert.deepEqual(readProxyAnswer(payload, "GET"), { kind: "invalid", reason });
    });
  }
});
