/**
 * `RegionalApi`: closed to all callers but the facade, and independent of other Regions.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Graph, GraphNode } from "../../local/program/graph.ts";
import { RegionalApi, type RegionalApiArgs } from "../regional-api.ts";
import {
  inventory,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
  waitsFor,
} from "./recording.ts";

const echo = { entry: "components/tests/echo-handler.ts", config: {} };
const account = "000000000000";

function argsFor(region: string, args: Partial<RegionalApiArgs> = {}): RegionalApiArgs {
  return { region, api: echo, authorizer: echo, logRetentionDays: 7, ...args };
}

function recordApis(regions: readonly string[], args: Partial<RegionalApiArgs> = {}) {
  return recordComponent((provider) =>
    Object.fromEntries(
      regions.map((region) => {
        const api = new RegionalApi(`api-${region}`, argsFor(region, args), {
          providers: [provider],
        });
        const { apiId, stage, domainName, endpoint, alarmTopicArn, errorAlarmName } = api;
        return [region, { apiId, stage, domainName, endpoint, alarmTopicArn, errorAlarmName }];
      }),
    ),
  );
}

const recordApi = (args: Partial<RegionalApiArgs> = {}) => recordApis(["eu-west-1"], args);
const idOf = (graph: Graph) => resource(graph, "Api api-eu-west-1-http").id;

describe("RegionalApi", () => {
  it("declares an API, two functions, their permissions and its alarms", async () => {
    const ofFunction = (name: string) => [
      ...["Alias alias", "LogGroup logs", "Permission invoke", "RolePolicy permissions"].map(
        (each) => each.replace(" ", ` api-eu-west-1-${name}-`),
      ),
      `Function api-eu-west-1-${name}`,
      `Role api-eu-west-1-${name}`,
    ];
    assert.deepEqual(
      inventory(await recordApi()),
      [
        ...ofFunction("handler"),
        ...ofFunction("verify"),
        "Api api-eu-west-1-http",
        "Authorizer api-eu-west-1-origin-verify",
        "Integration api-eu-west-1-integration",
        "LogGroup api-eu-west-1-access-log",
        "MetricAlarm api-eu-west-1-alarms-authorizer-throttles",
        "MetricAlarm api-eu-west-1-alarms-errors",
        "MetricAlarm api-eu-west-1-alarms-handler-throttles",
        "MetricAlarm api-eu-west-1-alarms-slow",
        "Route api-eu-west-1-route",
        "Stage api-eu-west-1-stage",
        "Topic api-eu-west-1-alarms-topic",
        "TopicPolicy api-eu-west-1-alarms-topic-policy",
      ].sort(),
    );
  });

  it("invokes the authorizer for every request, with the secret header as the identity source", async () => {
    const graph = await recordApi();
    const region = "eu-west-1";
    const apiId = idOf(graph);
    const authorizer = resource(graph, "Authorizer api-eu-west-1-origin-verify");
    assert.deepEqual(authorizer.inputs, {
      region,
      apiId,
      authorizerType: "REQUEST",
      authorizerUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${account}:function:api-eu-west-1-verify:live/invocations`,
      authorizerPayloadFormatVersion: "2.0",
      enableSimpleResponses: true,
      identitySources: ["$request.header.x-origin-verify"],
      authorizerResultTtlInSeconds: 300,
    });
    const integration = resource(graph, "Integration api-eu-west-1-integration");
    assert.deepEqual(resource(graph, "Route api-eu-west-1-route").inputs, {
      region,
      apiId,
      routeKey: "$default",
      authorizationType: "CUSTOM",
      authorizerId: authorizer.id,
      target: `integrations/${integration.id}`,
    });
    assert.deepEqual(integration.inputs, {
      region,
      apiId,
      integrationType: "AWS_PROXY",
      integrationMethod: "POST",
      integrationUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${account}:function:api-eu-west-1-handler:live/invocations`,
      payloadFormatVersion: "2.0",
    });
    assert.equal(graph.nodes.filter(({ type }) => type.endsWith(":Route")).length, 1);
  });

  it("allows only this API to invoke its functions, each for its own purpose", async () => {
    const graph = await recordApi();
    const api = `arn:aws:execute-api:eu-west-1:${account}:${idOf(graph)}`;
    const authorizer = resource(graph, "Authorizer api-eu-west-1-origin-verify").id;
    assert.deepEqual(
      resources(graph)
        .filter(({ type }) => type === "aws:lambda/permission:Permission")
        .map(({ inputs }) => [inputs["function"], inputs["qualifier"], inputs["sourceArn"]])
        .sort(),
      [
        ["api-eu-west-1-handler", "live", `${api}/$default/$default`],
        ["api-eu-west-1-verify", "live", `${api}/authorizers/${authorizer}`],
      ],
    );
  });

  it("deploys last, throttles, and logs neither headers nor query strings", async () => {
    const graph = await recordApi();
    const { inputs } = resource(graph, "Stage api-eu-west-1-stage");
    const logged = JSON.parse(
      String((inputs["accessLogSettings"] as Record<string, unknown>)["format"]),
    );
    assert.deepEqual(inputs, {
      region: "eu-west-1",
      apiId: idOf(graph),
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: 1000, throttlingBurstLimit: 500 },
      accessLogSettings: {
        destinationArn: `arn:aws:logs:eu-west-1:${account}:log-group:/aws/vendedlogs/apigateway/${idOf(graph)}`,
        format: JSON.stringify(logged),
      },
    });
    assert.deepEqual(
      Object.values(logged),
      [
        ...["requestId", "requestTime", "httpMethod", "path", "protocol", "status"],
        ...["responseLength", "responseLatency", "integrationLatency", "integrationStatus"],
        ...["integrationErrorMessage", "authorizer.status", "authorizer.error", "error.message"],
      ].map((name) => `$context.${name}`),
    );
    assert.deepEqual(waitsFor(graph, "Stage api-eu-west-1-stage"), [
      "Api api-eu-west-1-http",
      "LogGroup api-eu-west-1-access-log",
      "Permission api-eu-west-1-handler-invoke",
      "Permission api-eu-west-1-verify-invoke",
      "Route api-eu-west-1-route",
    ]);
  });

  it("outputs the domain name of its execute-api endpoint", async () => {
    const graph = await recordApi();
    const host = `${idOf(graph)}.execute-api.eu-west-1.amazonaws.com`;
    assert.deepEqual(graph.outputs, {
      "eu-west-1": {
        apiId: idOf(graph),
        stage: "$default",
        domainName: host,
        endpoint: `https://${host}`,
        alarmTopicArn: `arn:aws:sns:eu-west-1:${account}:api-eu-west-1-alarms-topic`,
        errorAlarmName: "api-eu-west-1-alarms-errors",
      },
    });
    assert.equal(
      resource(graph, "Api api-eu-west-1-http").inputs["disableExecuteApiEndpoint"],
      false,
    );
  });

  it("disables the execute-api endpoint when it has a custom domain", async () => {
    const graph = await recordApi({ domainName: "eu-west-1.api.example.com" });
    const { "eu-west-1": outputs } = graph.outputs as Record<string, Record<string, unknown>>;
    assert.equal(outputs?.["domainName"], "eu-west-1.api.example.com");
    assert.equal(outputs?.["endpoint"], "https://eu-west-1.api.example.com");
    assert.equal(
      resource(graph, "Api api-eu-west-1-http").inputs["disableExecuteApiEndpoint"],
      true,
    );
  });

  it("sets throttling, alarms, timeouts and tracing", async () => {
    const graph = await recordApi({
      throttle: { ratePerSecond: 20, burst: 10 },
      alarms: { errorRate: 0.2, slowMs: 400 },
      tracing: false,
      api: { ...echo, timeoutSeconds: 29 },
      authorizer: { ...echo, timeoutSeconds: 10 },
    });
    const inputs = (wanted: string) => resource(graph, wanted).inputs;
    assert.deepEqual(inputs("Stage api-eu-west-1-stage")["defaultRouteSettings"], {
      throttlingRateLimit: 20,
      throttlingBurstLimit: 10,
    });
    assert.equal(inputs("MetricAlarm api-eu-west-1-alarms-errors")["threshold"], 0.2);
    assert.equal(inputs("MetricAlarm api-eu-west-1-alarms-slow")["threshold"], 400);
    for (const name of ["handler", "verify"]) {
      const { tracingConfig } = inputs(`Function api-eu-west-1-${name}`);
      assert.deepEqual(tracingConfig, { mode: "PassThrough" });
    }
  });

  it("declares every resource in its own Region, not in the provider's", async () => {
    const elsewhere = resources(await recordApis(["ap-southeast-2"])).filter(
      ({ region, type }) => region !== "ap-southeast-2" && !type.startsWith("aws:iam/"),
    );
    assert.deepEqual(
      elsewhere.map(({ urn }) => title(urn)),
      [],
    );
  });

  it("changes no existing resource when a Region is added", async () => {
    const two = await recordApis(["eu-west-1", "us-east-1"]);
    const three = await recordApis(["eu-west-1", "ap-southeast-2", "us-east-1"]);
    const after = new Map(three.nodes.map((node): [string, GraphNode] => [node.urn, node]));
    const existing = two.nodes.filter(({ type }) => type !== "pulumi:pulumi:Stack");
    assert.ok(existing.length > 50);
    for (const node of existing) {
      assert.deepEqual(after.get(node.urn), node);
    }
    const added = three.nodes.filter(({ urn }) => !two.nodes.some((node) => node.urn === urn));
    assert.deepEqual(
      added.filter(({ name }) => !name.startsWith("api-ap-southeast-2")),
      [],
    );
  });

  for (const [what, args, expected] of [
    [
      "a function API Gateway would not wait for",
      { api: { ...echo, timeoutSeconds: 30 } },
      "api.timeoutSeconds must be a whole number from 1 to 29, got 30",
    ],
    [
      "an authorizer API Gateway would not wait for",
      { authorizer: { ...echo, timeoutSeconds: 11 } },
      "authorizer.timeoutSeconds must be a whole number from 1 to 10, got 11",
    ],
    [
      "limits that are none, together",
      { throttle: { ratePerSecond: 0, burst: 10_001 } },
      "throttle.ratePerSecond must be a whole number from 1 to 10000, got 0\n" +
        "throttle.burst must be a whole number from 1 to 10000, got 10001",
    ],
    [
      "alarms that never or always ring",
      { alarms: { errorRate: 0, slowMs: 0 } },
      "errorRate must be above 0 and at most 1, got 0\n" +
        "slowMs must be a whole number from 1 to 30000, got 0",
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      const message = await refusal((provider) => {
        new RegionalApi("api", argsFor("eu-west-1", args), { providers: [provider] });
        return undefined;
      });
      assert.equal(message, expected);
    });
  }
});
