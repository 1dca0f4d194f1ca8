/**
 * `PrivateApi`: closed before it is deployed, and deployed again when its content changes.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { PrivateApi, type PrivateApiArgs } from "../private-api.ts";
import { least, most, recordPrivateApi } from "./private-api-recording.ts";
import { document, inventory, refusal, resource, waitsFor } from "./recording.ts";

describe("PrivateApi", () => {
  const common = [
    "Alias desk-handler-alias",
    "Deployment desk-deployment",
    "Function desk-handler",
    "Integration desk-integration",
    "Listener desk-front-listener",
    "LoadBalancer desk-front-alb",
    "LogGroup desk-access-log",
    "LogGroup desk-handler-logs",
    "Method desk-any",
    "MethodSettings desk-settings",
    "Permission desk-handler-invoke",
    "Resource desk-all",
    "RestApi desk-rest",
    "RestApiPolicy desk-policy",
    "Role desk-handler",
    "RolePolicy desk-handler-permissions",
    "SecurityGroup desk-network-balancer",
    "SecurityGroup desk-network-endpoint",
    "SecurityGroupEgressRule desk-network-to-endpoint",
    "SecurityGroupIngressRule desk-network-from-balancer",
    "SecurityGroupIngressRule desk-network-from-cloudfront",
    "Stage desk-stage",
    "TargetGroup desk-front-targets",
    "TargetGroupAttachment desk-front-target-10.0.0.10",
    "TargetGroupAttachment desk-front-target-10.0.0.138",
    "VpcEndpoint desk-network-execute-api",
    "VpcOrigin desk-front-origin",
  ];
  const logRole = [
    "Account desk-log-role-account",
    "Role desk-log-role-role",
    "RolePolicyAttachment desk-log-role-permissions",
  ];

  for (const [title, args, expected] of [
    ["of the least", least, [...common, ...logRole].sort()],
    ["where somebody else sets the account's role", most, common],
  ] as const) {
    it(`declares these resources: ${title}`, async () => {
      const graph = await recordPrivateApi(args);
      assert.deepEqual(inventory(graph), expected);
      const regional = graph.nodes.filter(({ region }) => region !== undefined);
      assert.deepEqual([...new Set(regional.map(({ region }) => region))], ["eu-west-1"]);
    });
  }

  it("is private, and allows any principal through its endpoint and none through another", async () => {
    const graph = await recordPrivateApi(least);
    assert.deepEqual(resource(graph, "RestApi desk-rest").inputs, {
      region: "eu-west-1",
      endpointConfiguration: { types: "PRIVATE" },
    });
    const invoke = {
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: `arn:aws:execute-api:eu-west-1:000000000000:${graph.outputs["apiId"]}/*`,
    };
    assert.deepEqual(document(resource(graph, "RestApiPolicy desk-policy"), "policy"), {
      Version: "2012-10-17",
      Statement: [
        { Sid: "AnswerTheFacade", Effect: "Allow", ...invoke },
        {
          Sid: "RefuseOtherEndpoints",
          Effect: "Deny",
          ...invoke,
          Condition: {
            StringNotEquals: {
              "aws:SourceVpce": resource(graph, "VpcEndpoint desk-network-execute-api").id,
            },
          },
        },
      ],
    });
  });

  it("routes every path and method to the function, and allows only this stage to invoke it", async () => {
    const graph = await recordPrivateApi(least);
    const restApi = String(graph.outputs["apiId"]);
    const all = resource(graph, "Resource desk-all");
    const at = { region: "eu-west-1", restApi, resourceId: all.id, httpMethod: "ANY" };
    const alias = resource(graph, "Alias desk-handler-alias");
    assert.equal(all.inputs["pathPart"], "{proxy+}");
    assert.equal(
      all.inputs["parentId"],
      resource(graph, "RestApi desk-rest").outputs["rootResourceId"],
    );
    assert.deepEqual(resource(graph, "Method desk-any").inputs, { ...at, authorization: "NONE" });
    assert.deepEqual(resource(graph, "Integration desk-integration").inputs, {
      ...at,
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      uri: alias.outputs["invokeArn"],
    });
    const { principal, qualifier, sourceArn } = resource(
      graph,
      "Permission desk-handler-invoke",
    ).inputs;
    assert.deepEqual(
      { principal, qualifier, sourceArn },
      {
        principal: "apigateway.amazonaws.com",
        qualifier: "live",
        sourceArn: `arn:aws:execute-api:eu-west-1:000000000000:${restApi}/live/*/*`,
      },
    );
  });

  it("deploys after its policy and integration, and adds the stage after the permission", async () => {
    const graph = await recordPrivateApi(least);
    const deployment = waitsFor(graph, "Deployment desk-deployment");
    assert.ok(deployment.includes("RestApiPolicy desk-policy"));
    assert.ok(deployment.includes("Integration desk-integration"));
    const stage = waitsFor(graph, "Stage desk-stage");
    assert.ok(stage.includes("Permission desk-handler-invoke"));
    assert.ok(stage.includes("Account desk-log-role-account"));
  });

  it("makes a new deployment when its policy or integration changes, and only then", async () => {
    const trigger = async (args: PrivateApiArgs) => {
      const triggers = resource(await recordPrivateApi(args), "Deployment desk-deployment").inputs[
        "triggers"
      ];
      return JSON.stringify(triggers);
    };
    const one = await trigger(least);
    assert.match(one, /^\{"content":"[0-9a-f]{64}"\}$/);
    assert.equal(await trigger({ ...most, accountLogRole: "make" }), one);
    assert.notEqual(await trigger({ ...least, region: "eu-west-2" }), one);
  });

  it("logs every request without headers, query string and address", async () => {
    const graph = await recordPrivateApi(least);
    const { accessLogSettings, xrayTracingEnabled, stageName } = resource(
      graph,
      "Stage desk-stage",
    ).inputs;
    assert.equal(stageName, "live");
    assert.equal(xrayTracingEnabled, true);
    assert.deepEqual(accessLogSettings, {
      destinationArn: resource(graph, "LogGroup desk-access-log").outputs["arn"],
      format:
        '{"requestId":"$context.requestId","time":"$context.requestTime","method":"$context.httpMethod",' +
        '"path":"$context.path","protocol":"$context.protocol","status":"$context.status",' +
        '"responseLength":"$context.responseLength","responseMs":"$context.responseLatency",' +
        '"integrationMs":"$context.integrationLatency","integrationStatus":"$context.integrationStatus",' +
        '"error":"$context.error.responseType"}',
    });
    assert.equal(resource(graph, "LogGroup desk-access-log").inputs["retentionInDays"], 7);
  });

  for (const [title, args, rate, burst] of [
    ["unless it is told", least, 50, 100],
    ["as it is told", most, 5, 10],
  ] as const) {
    it(`throttles every route, ${title}, with execution logs off`, async () => {
      const { settings, methodPath } = resource(
        await recordPrivateApi(args),
        "MethodSettings desk-settings",
      ).inputs;
      assert.equal(methodPath, "*/*");
      assert.deepEqual(settings, {
        throttlingRateLimit: rate,
        throttlingBurstLimit: burst,
        metricsEnabled: true,
        loggingLevel: "OFF",
        dataTraceEnabled: false,
      });
    });
  }

  it("retains the account's role on delete", async () => {
    const graph = await recordPrivateApi(least);
    for (const title of [
      "Account desk-log-role-account",
      "Role desk-log-role-role",
      "RolePolicyAttachment desk-log-role-permissions",
    ]) {
      assert.equal(resource(graph, title).options.retainOnDelete, true, title);
    }
    assert.deepEqual(document(resource(graph, "Role desk-log-role-role"), "assumeRolePolicy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "apigateway.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    });
    assert.equal(
      resource(graph, "RolePolicyAttachment desk-log-role-permissions").inputs["policyArn"],
      "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    );
    assert.ok(
      waitsFor(graph, "Account desk-log-role-account").includes(
        "RolePolicyAttachment desk-log-role-permissions",
      ),
    );
  });

  it("outputs the settings of an origin", async () => {
    const graph = await recordPrivateApi(least);
    assert.deepEqual(graph.outputs, {
      apiId: resource(graph, "RestApi desk-rest").id,
      vpcOriginId: resource(graph, "VpcOrigin desk-front-origin").id,
      originDomainName: resource(graph, "LoadBalancer desk-front-alb").outputs["dnsName"],
      originPath: "/live",
      originHeaders: { "x-apigw-api-id": resource(graph, "RestApi desk-rest").id },
    });
    const { outputs } = await recordPrivateApi(most);
    assert.equal(outputs["originDomainName"], "desk.internal.example.com");
  });

  it("reports all problems together", async () => {
    const args: PrivateApiArgs = {
      ...least,
      handler: { ...least.handler, timeoutSeconds: 29 },
      throttle: { ratePerSecond: 0, burst: 10_001 },
    };
    const problem = await refusal((provider) => {
      new PrivateApi("desk", args, { providers: [provider] });
      return undefined;
    });
    assert.deepEqual(problem.split("\n"), [
      "handler.timeoutSeconds must be a whole number from 1 to 28, got 29",
      "throttle.ratePerSecond must be a whole number from 1 to 10000, got 0",
      "throttle.burst must be a whole number from 1 to 10000, got 10001",
    ]);
  });
});
