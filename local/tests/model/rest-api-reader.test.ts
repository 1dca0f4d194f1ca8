/** Private APIs and the way to them, joined from what a program declares. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { functionArn, graphOf, lambdaFunction, resource, role } from "./graph-builder.ts";
import { problemsOf } from "./problems-of.ts";

const region = "eu-west-1";
const executionArn = `arn:aws:execute-api:${region}:000000000000:rest1`;
const invokeArn = `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn("desk", "1", region)}/invocations`;

const policy: Properties = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: "execute-api:/live/*",
      Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } },
    },
  ],
};

/** Nodes by name, so that a test can change one. */
const nodes: Readonly<Record<string, GraphNode>> = {
  role: role("worker"),
  desk: lambdaFunction("desk", {}, region),
  api: resource("aws:apigateway/restApi:RestApi", "api", {
    id: "rest1",
    region,
    inputs: { endpointConfiguration: { types: "PRIVATE" } },
    answers: { rootResourceId: "root", executionArn },
  }),
  policy: resource("aws:apigateway/restApiPolicy:RestApiPolicy", "policy", {
    inputs: { restApiId: "rest1", policy: JSON.stringify(policy) },
  }),
  desks: resource("aws:apigateway/resource:Resource", "desks", {
    inputs: { restApi: "rest1", parentId: "root", pathPart: "desk" },
  }),
  all: resource("aws:apigateway/resource:Resource", "all", {
    inputs: { restApi: "rest1", parentId: "desks", pathPart: "{proxy+}" },
  }),
  method: resource("aws:apigateway/method:Method", "method", {
    inputs: { restApi: "rest1", resourceId: "all", httpMethod: "ANY", authorization: "NONE" },
  }),
  integration: resource("aws:apigateway/integration:Integration", "integration", {
    inputs: {
      restApi: "rest1",
      resourceId: "all",
      httpMethod: "ANY",
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      uri: invokeArn,
    },
  }),
  deployment: resource("aws:apigateway/deployment:Deployment", "deployment", {
    id: "dep1",
    inputs: { restApi: "rest1" },
  }),
  stage: resource("aws:apigateway/stage:Stage", "stage", {
    inputs: { restApi: "rest1", deployment: "dep1", stageName: "live", variables: { a: "b" } },
  }),
  settings: resource("aws:apigateway/methodSettings:MethodSettings", "settings", {
    inputs: {
      restApi: "rest1",
      stageName: "live",
      methodPath: "*/*",
      settings: { throttlingRateLimit: 50, throttlingBurstLimit: 100 },
    },
  }),
  endpoint: resource("aws:ec2/vpcEndpoint:VpcEndpoint", "endpoint", {
    id: "vpce-1",
    region,
    inputs: {
      vpcId: "vpc-1",
      serviceName: `com.amazonaws.${region}.execute-api`,
      vpcEndpointType: "Interface",
      subnetConfigurations: [
        { subnetId: "s1", ipv4: "10.0.0.10" },
        { subnetId: "s2", ipv4: "10.0.0.138" },
      ],
    },
  }),
  balancer: resource("aws:lb/loadBalancer:LoadBalancer", "balancer", {
    region,
    inputs: { internal: true },
    answers: { arn: "arn:alb" },
  }),
  group: resource("aws:lb/targetGroup:TargetGroup", "group", {
    inputs: { targetType: "ip", protocol: "HTTPS", port: 443 },
    answers: { arn: "arn:group" },
  }),
  attachment: resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", "attachment", {
    inputs: { targetGroupArn: "arn:group", targetId: "10.0.0.10", port: 443 },
  }),
  listener: resource("aws:lb/listener:Listener", "listener", {
    inputs: {
      loadBalancerArn: "arn:alb",
      protocol: "HTTP",
      port: 80,
      defaultActions: [{ type: "forward", targetGroupArn: "arn:group" }],
    },
  }),
  origin: resource("aws:cloudfront/vpcOrigin:VpcOrigin", "origin", {
    id: "vo_1",
    inputs: {
      vpcOriginEndpointConfig: {
        name: "alb-http",
        arn: "arn:alb",
        httpPort: 80,
        httpsPort: 443,
        originProtocolPolicy: "http-only",
        originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
      },
    },
  }),
};

/** Problems of a graph in which some inputs of one node are others. */
function problems(name: string, change: Properties): readonly string[] {
  const changed = Object.entries(nodes).map(([each, node]) =>
    each === name ? { ...node, inputs: { ...node.inputs, ...change } } : node,
  );
  return problemsOf(graphOf(...changed));
}

describe("readRestApis", () => {
  const model = assemble(graphOf(...Object.values(nodes)));
  const [api] = model.restApis;

  it("reads an API with its paths, functions, stages and throttling", () => {
    assert.ok(api !== undefined);
    const { policy: statements, resources, ...rest } = api;
    assert.deepEqual(rest, {
      id: "rest1",
      accountId: "000000000000",
      region,
      stages: new Map([
        [
          "live",
          { name: "live", throttle: { ratePerSecond: 50, burst: 100 }, variables: { a: "b" } },
        ],
      ]),
    });
    assert.deepEqual(
      resources.map(({ id, path, methods }) => [
        id,
        path,
        [...methods].map(([method, integration]) => [
          method,
          ...("target" in integration ? [integration.target.arn, integration.timeoutMs] : []),
        ]),
      ]),
      [
        ["root", "/", []],
        ["desks", "/desk", []],
        ["all", "/desk/{proxy+}", [["ANY", functionArn("desk", "1", region), 29_000]]],
      ],
    );
    assert.deepEqual(statements[0]?.resources, [`${executionArn}/live/*`]);
    assert.equal(statements[0]?.conditions[0]?.key, "aws:sourcevpce");
  });

  it("gives a private API no public DNS name", () => {
    assert.deepEqual([...model.names.regions], []);
  });

  for (const [name, change, expected] of [
    [
      "policy",
      { restApiId: "other" },
      "policy must be given: it decides who can invoke a private API, got nothing",
    ],
    ["desks", { parentId: "gone" }, 'parentId must be a resource of the same API, got "gone"'],
    [
      "method",
      { httpMethod: "GET" },
      'httpMethod must be that of a method of the same resource, got "ANY"',
    ],
    [
      "integration",
      { timeoutMilliseconds: 29_001 },
      "timeoutMilliseconds must be 50 to 29000, got 29001",
    ],
    [
      "integration",
      { uri: "arn:nobody" },
      'uri must be the invokeArn of a function or alias of this program, got "arn:nobody"',
    ],
    [
      "stage",
      { deployment: "other" },
      'deployment must be a deployment of the same API, got "other"',
    ],
    [
      "endpoint",
      { serviceName: "com.amazonaws.eu-west-1.s3" },
      'serviceName must be "com.amazonaws.eu-west-1.execute-api": no other is simulated, got "com.amazonaws.eu-west-1.s3"',
    ],
    [
      "endpoint",
      { subnetConfigurations: [] },
      "subnetConfigurations must give each interface its address, since those of AWS are not known, got []",
    ],
    [
      "balancer",
      { internal: false },
      "internal must be true: a load balancer on the internet is outside of the program, map its name with --origin, got false",
    ],
    [
      "group",
      { targetType: "instance" },
      'targetType must be "ip": no other is simulated, got "instance"',
    ],
    [
      "listener",
      { defaultActions: [{ type: "redirect" }] },
      'defaultActions must be one, of type "forward": no other is simulated, got [{"type":"redirect"}]',
    ],
  ] as const) {
    it(`refuses ${name} with ${JSON.stringify(change)}`, () => {
      const found = problems(name, change);
      assert.ok(found.includes(expected), found.join("\n"));
    });
  }

  it("refuses a VPC origin without a load balancer of the program", () => {
    const config = nodes["origin"]?.inputs["vpcOriginEndpointConfig"] as Properties;
    assert.deepEqual(
      problems("origin", { vpcOriginEndpointConfig: { ...config, arn: "arn:nlb" } }),
      [
        'vpcOriginEndpointConfig.arn must be a load balancer of this program: no other target is simulated, got "arn:nlb"',
      ],
    );
  });
});

describe("readPrivateNetworks", () => {
  it("reads the path from CloudFront to an endpoint", () => {
    const { endpoints, loadBalancers, vpcOrigins } = assemble(graphOf(...Object.values(nodes)));
    assert.deepEqual(endpoints, [
      { id: "vpce-1", vpcId: "vpc-1", region, addresses: ["10.0.0.10", "10.0.0.138"] },
    ]);
    assert.deepEqual(loadBalancers, [
      {
        arn: "arn:alb",
        region,
        listeners: [{ protocol: "HTTP", port: 80, targets: ["10.0.0.10"] }],
      },
    ]);
    assert.deepEqual(
      [...vpcOrigins.values()],
      [
        {
          id: "vo_1",
          targetArn: "arn:alb",
          protocolPolicy: "http-only",
          httpPort: 80,
          httpsPort: 443,
        },
      ],
    );
  });
});
