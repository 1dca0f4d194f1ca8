/** HTTP APIs, joined with functions, stages and names. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import { type ApiParts, httpApiNodes } from "./api-builder.ts";
import { functionArn, graphOf, resource } from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

function read(parts: ApiParts = {}) {
  const [found] = assemble(graphOf(...httpApiNodes(parts))).httpApis;
  assert.ok(found !== undefined);
  return found;
}

function problems(parts: ApiParts): readonly string[] {
  return problemsOf(graphOf(...httpApiNodes(parts)));
}

describe("readHttpApis", () => {
  it("resolves the functions of an API by any ARN that invokes them", () => {
    const found = read();
    assert.deepEqual(
      { ...found, routes: found.routes.length },
      {
        id: "api1",
        name: "api",
        accountId: "000000000000",
        region: "eu-west-1",
        endpointDisabled: false,
        cors: undefined,
        routes: 1,
        stages: new Map([
          [
            "$default",
            {
              name: "$default",
              throttle: { ratePerSecond: 10_000, burst: 5_000 },
              routeThrottles: new Map(),
              variables: {},
            },
          ],
        ]),
      },
    );
    const [route] = found.routes;
    const handler = functionArn("handler", "1", "eu-west-1");
    assert.equal(route?.routeKey, "$default");
    assert.ok("target" in route.integration);
    assert.equal(route.integration.target.versions[0].version.arn, handler);
    assert.equal(route.integration.timeoutMs, 30_000);
    assert.ok(route.authorizer !== undefined && "target" in route.authorizer);
    const { target, ...authorizer } = route.authorizer;
    assert.equal(target.arn, functionArn("judge", "1", "eu-west-1"));
    assert.deepEqual(authorizer, {
      id: "auth1",
      name: "auth1",
      identitySources: ["$request.header.x-key"],
      ttlSeconds: 300,
      simpleResponses: true,
    });
    const direct = read({ integration: { integrationUri: handler } });
    const integration = direct.routes[0]?.integration;
    assert.equal(integration && "target" in integration && integration.target.arn, handler);
  });

  it("reads throttling, stage variables, CORS and a disabled default endpoint", () => {
    const found = read({
      api: {
        disableExecuteApiEndpoint: true,
        corsConfiguration: { allowOrigins: ["https://a.test"], maxAge: 60 },
      },
      stage: {
        defaultRouteSettings: { throttlingRateLimit: 10, throttlingBurstLimit: 5 },
        routeSettings: [{ routeKey: "$default", throttlingRateLimit: 1 }],
        stageVariables: { a: "b" },
      },
    });
    const stage = found.stages.get("$default");
    assert.equal(found.endpointDisabled, true);
    assert.deepEqual(found.cors, {
      allowCredentials: false,
      allowHeaders: [],
      allowMethods: [],
      allowOrigins: ["https://a.test"],
      exposeHeaders: [],
      maxAgeSeconds: 60,
    });
    assert.deepEqual(stage?.throttle, { ratePerSecond: 10, burst: 5 });
    assert.deepEqual(stage?.routeThrottles.get("$default"), { ratePerSecond: 1, burst: 5 });
    assert.deepEqual(stage?.variables, { a: "b" });
  });

  it("uses no authorizer on a route without one", () => {
    const open = read({ route: { authorizationType: "NONE", authorizerId: "" } });
    assert.equal(open.routes[0]?.authorizer, undefined);
  });

  for (const [title, parts, expected] of [
    [
      "an origin of another scheme",
      { api: { corsConfiguration: { allowOrigins: ["capacitor://localhost"] } } },
      [
        'corsConfiguration.allowOrigins must be of http:// and https://, got ["capacitor://localhost"]',
      ],
    ],
    [
      "every origin, with credentials",
      { api: { corsConfiguration: { allowOrigins: ["*"], allowCredentials: true } } },
      ['corsConfiguration.allowOrigins must name each origin beside allowCredentials, got ["*"]'],
    ],
    [
      "a format of events that there is not",
      { integration: { payloadFormatVersion: "3.0" } },
      ['payloadFormatVersion must be one of 1.0, 2.0, got "3.0"'],
    ],
    [
      "simple responses of an authorizer in the older format",
      { authorizer: { authorizerPayloadFormatVersion: "1.0" } },
      ['enableSimpleResponses must be false beside payload format "1.0", got true'],
    ],
    [
      "a backend that is no URL",
      { integration: { integrationType: "HTTP_PROXY", integrationUri: "api.example.com" } },
      ['integrationUri must be a URL with http:// or https://, got "api.example.com"'],
    ],
    [
      "a mapping of a reserved header",
      { integration: { requestParameters: { "overwrite:header.Host": "a.test" } } },
      [
        'requestParameters must not map the reserved header Host, got {"overwrite:header.Host":"a.test"}',
      ],
    ],
    [
      "a time limit that is too long",
      { integration: { timeoutMilliseconds: 30_001 } },
      ["timeoutMilliseconds must be 50 to 30000, got 30001"],
    ],
    [
      "a function that is none",
      { integration: { integrationUri: "nobody" } },
      ['integrationUri must be the invokeArn of a function or alias of this program, got "nobody"'],
    ],
    [
      "an identity that nothing can be",
      { authorizer: { identitySources: ["method.request.header.x"] } },
      ['identitySources must be like $request.header.name, got ["method.request.header.x"]'],
    ],
    [
      "verdicts kept without an identity",
      { authorizer: { identitySources: [], authorizerResultTtlInSeconds: 5 } },
      ["authorizerResultTtlInSeconds must be 0 to 3600, and 0 without identitySources, got 5"],
    ],
    [
      "a route key that is none",
      { route: { routeKey: "/a" } },
      [
        'routeKey must be "$default" or a method and a path with one space between; a method is one of ANY, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, got "/a"',
      ],
    ],
    [
      "settings of a route that there is not",
      { stage: { routeSettings: [{ routeKey: "GET /none", throttlingRateLimit: 1 }] } },
      ['routeSettings[0].routeKey must be that of a route of the same API, got "GET /none"'],
    ],
    [
      "a negative limit",
      { stage: { defaultRouteSettings: { throttlingBurstLimit: -1 } } },
      ["defaultRouteSettings.throttlingBurstLimit must be 0 or more, got -1"],
    ],
    [
      "a name that a stage cannot have",
      { stage: { name: "a b" } },
      ['name must be 1 to 128 letters, digits, hyphens and underscores, got "a b"'],
    ],
    [
      "a stage variable that cannot be",
      { stage: { stageVariables: { a: "b c" } } },
      [
        'stageVariables must have names of letters, digits and _, and values of letters, digits and -._~:/?#&=,; "a" has not, got {"a":"b c"}',
      ],
    ],
    [
      "an integration of another API",
      { route: { target: "integrations/other" } },
      [
        'target must be integrations/ and the id of an integration of the same API, got "integrations/other"',
      ],
    ],
    [
      "an authorizer of another API",
      { route: { authorizerId: "other" } },
      ['authorizerId must be an authorizer of the same API, got "other"'],
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.deepEqual(problems(parts), expected);
    });
  }
});

describe("names of APIs", () => {
  const region = "eu-west-1";
  const domain = resource("aws:apigatewayv2/domainName:DomainName", "domain", {
    region,
    inputs: { domainName: "API.example.com" },
    answers: { domainNameConfiguration: { targetDomainName: "d-1.execute-api.amazonaws.com" } },
  });
  const mapping = resource("aws:apigatewayv2/apiMapping:ApiMapping", "mapping", {
    region,
    inputs: {
      apiId: "api1",
      domainName: "api.example.com",
      stage: "$default",
      apiMappingKey: "v1",
    },
  });
  const record = resource("aws:route53/record:Record", "record", {
    inputs: {
      zoneId: "Z1",
      name: "api",
      type: "A",
      aliases: [
        { name: "D-1.execute-api.amazonaws.com", zoneId: "Z2", evaluateTargetHealth: false },
      ],
      latencyRoutingPolicies: [{ region }],
      setIdentifier: region,
      healthCheckId: "h1",
    },
    answers: { fqdn: "api.example.com" },
  });
  const { domains, names } = assemble(graphOf(...httpApiNodes(), domain, mapping, record));

  it("resolve custom domains and their API mappings", () => {
    assert.deepEqual(domains, [
      {
        name: "api.example.com",
        targetName: "d-1.execute-api.amazonaws.com",
        region,
        mappings: [{ key: "v1", apiId: "api1", stage: "$default" }],
      },
    ]);
  });

  it("resolve to Regions through the program's DNS records", () => {
    assert.deepEqual(names, {
      regions: new Map([
        ["api1.execute-api.eu-west-1.amazonaws.com", region],
        ["d-1.execute-api.amazonaws.com", region],
      ]),
      records: [
        {
          name: "api.example.com",
          target: "d-1.execute-api.amazonaws.com",
          latencyRegion: region,
          hasHealthCheck: true,
        },
      ],
    });
  });
});
