/** Which API a Region's front door opens to, by Host alone. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type ApiDomain,
  createExecuteApi,
} from "../../../services/api-gateway-http/execute-api.ts";
import type { HttpApi } from "../../../services/api-gateway-http/http-api.ts";
import type { RestApi } from "../../../services/api-gateway-rest/rest-api.ts";
import {
  api,
  apiWorld,
  host,
  noApis,
  requestOf,
  stage,
  targetOf,
  told,
} from "./http-api-fixture.ts";

const other: HttpApi = {
  ...api,
  id: "other",
  stages: new Map([["beta", { ...stage, name: "beta" }]]),
};
const closed: HttpApi = { ...api, id: "closed", endpointDisabled: true };
const away: HttpApi = { ...api, id: "away", region: "us-east-1" };
const domain: ApiDomain = {
  name: "api.example.com",
  targetName: "d-1.execute-api.eu-west-1.amazonaws.com",
  region: "eu-west-1",
  mappings: [
    { key: "", apiId: "closed", stage: "$default" },
    { key: "v1", apiId: "abc123", stage: "$default" },
    { key: "v1/beta", apiId: "other", stage: "beta" },
    { key: "gone", apiId: "nothing", stage: "$default" },
  ],
};

/** Which API and path the function was given, or what the door answered. */
async function knock(region: string, name: string, path: string): Promise<unknown> {
  const world = apiWorld({ handler: () => ({ statusCode: 200 }) });
  const doors = createExecuteApi(
    {
      ...noApis,
      httpApis: [api, other, closed, away],
      webSocketApis: [{ id: "sockets", name: "sockets", region: "eu-west-1" }],
      domains: [domain],
    },
    world.deps,
  );
  const request = { ...requestOf(path), headers: { host: [{ key: "Host", value: name }] } };
  const message = await doors.handle(region, request);
  const [, event] = world.invoked[0] ?? [];
  const context = event?.["requestContext"] as Readonly<Record<string, unknown>> | undefined;
  return context === undefined
    ? told(message)
    : `${String(context["apiId"])} ${String(context["stage"])} ${String(event?.["rawPath"])}`;
}

const forbidden = [403, '{"message":"Forbidden"}'];
const notFound = [404, '{"message":"Not Found"}'];

describe("createExecuteApi", () => {
  for (const [title, region, name, path, expected] of [
    ["an API of the Region", "eu-west-1", host, "/a", "abc123 $default /a"],
    [
      "the same with a port, in capitals",
      "eu-west-1",
      `${host.toUpperCase()}:443`,
      "/a",
      "abc123 $default /a",
    ],
    [
      "a named stage, which the path shows",
      "eu-west-1",
      host.replace("abc123", "other"),
      "/beta/a",
      "other beta /beta/a",
    ],
    ["a stage that is not there", "eu-west-1", host.replace("abc123", "other"), "/a", notFound],
    [
      "an API of another Region",
      "eu-west-1",
      "away.execute-api.us-east-1.amazonaws.com",
      "/",
      forbidden,
    ],
    ["an endpoint that is closed", "eu-west-1", host.replace("abc123", "closed"), "/", forbidden],
    [
      "an API over WebSocket",
      "eu-west-1",
      host.replace("abc123", "sockets"),
      "/",
      [501, '{"message":"WebSocket APIs are not simulated"}'],
    ],
    ["no API at all", "eu-west-1", host.replace("abc123", "nobody"), "/", forbidden],
    ["a host of CloudFront's", "eu-west-1", "d111111abcdef8.cloudfront.net", "/", forbidden],
    ["no host", "eu-west-1", "", "/", forbidden],
    [
      "a custom domain, though the endpoint is closed",
      "eu-west-1",
      "api.example.com",
      "/a",
      "closed $default /a",
    ],
    [
      "a key of its own, which the path loses",
      "eu-west-1",
      "api.example.com",
      "/v1/a",
      "abc123 $default /a",
    ],
    ["the key alone", "eu-west-1", "api.example.com", "/v1", "abc123 $default /"],
    ["the longer key", "eu-west-1", "api.example.com", "/v1/beta/a", "other beta /a"],
    [
      "what only begins like a key",
      "eu-west-1",
      "api.example.com",
      "/v1beta",
      "closed $default /v1beta",
    ],
    ["a mapping to nothing", "eu-west-1", "api.example.com", "/gone", notFound],
    ["a custom domain of another Region", "us-east-1", "api.example.com", "/", forbidden],
  ] as const) {
    it(`serves ${title}`, async () => {
      assert.deepEqual(await knock(region, name, path), expected);
    });
  }

  for (const [region, name, expected] of [
    ["eu-west-1", host, true],
    ["eu-west-1", "anything.execute-api.eu-west-1.amazonaws.com", true],
    ["eu-west-1", "a.b.execute-api.eu-west-1.amazonaws.com", false],
    ["us-east-1", host, false],
    ["eu-west-1", "api.example.com", true],
    ["us-east-1", "api.example.com", false],
    ["eu-west-1", "www.example.com", false],
  ] as const) {
    it(`has ${expected ? "a" : "no"} certificate for ${name} in ${region}`, () => {
      const doors = createExecuteApi(
        { ...noApis, httpApis: [api], domains: [domain] },
        apiWorld({}).deps,
      );
      assert.equal(doors.hasCertificate(region, name), expected);
    });
  }
});

describe("a REST API behind a custom domain", () => {
  const rest: RestApi = {
    id: "rest",
    accountId: "000000000000",
    region: "eu-west-1",
    isPublic: true,
    endpointDisabled: true,
    policy: [],
    resources: [
      {
        id: "r",
        path: "/a",
        methods: new Map([["GET", { target: targetOf("handler"), timeoutMs: 29_000 }]]),
      },
    ],
    stages: new Map([["live", { name: "live", throttle: stage.throttle, variables: {} }]]),
  };
  const domains = [
    {
      ...domain,
      mappings: [
        { key: "shop", apiId: "rest", stage: "live" },
        { key: "all", apiId: "rest", stage: "" },
        { key: "v1", apiId: "abc123", stage: "$default" },
      ],
    },
  ];

  for (const [name, path, expected] of [
    ["api.example.com", "/shop/a", "/shop/a /shop/a live"],
    ["api.example.com", "/all/live/a", "/all/live/a /all/live/a live"],
    ["api.example.com", "/all/none/a", forbidden],
    ["api.example.com", "/other/a", notFound],
    ["rest.execute-api.eu-west-1.amazonaws.com", "/live/a", forbidden],
  ] as const) {
    it(`answers ${String(expected)} at ${name}${path}`, async () => {
      const world = apiWorld({ handler: () => ({ statusCode: 200 }) });
      const apis = { ...noApis, httpApis: [api], restApis: [rest], domains };
      const doors = createExecuteApi(apis, world.deps);
      const request = { ...requestOf(path), headers: { host: [{ key: "Host", value: name }] } };
      const message = await doors.handle("eu-west-1", request);
      const [, event] = world.invoked[0] ?? [];
      const context = event?.["requestContext"] as Readonly<Record<string, unknown>> | undefined;
      const seen =
        context && [event?.["path"], context["path"], context["stage"]].map(String).join(" ");
      assert.deepEqual(seen ?? told(message), expected);
    });
  }
});
