/**
 * What is answered for a private API and its network has the shape of AWS's answers, and names match.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { describe, it } from "mocha";
import type { Graph, Properties } from "../../program/graph.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";
import { declareEach } from "./declare-each.ts";

const account = "000000000000";

/** What a resource named `one` is answered: its id among its outputs. */
async function answerTo(type: string, declare = declareEach[type]): Promise<Properties> {
  const graph = await record(testStack, async () => {
    declare?.("one");
  });
  const { id, outputs } = find(graph, type, "one");
  return { ...outputs, id };
}

/** What a program is told when it asks. */
const told = (ask: () => Promise<object>): Promise<Graph> =>
  record(testStack, async () => ({ ...(await ask()) }));

describe("ec2", () => {
  for (const [type, form] of [
    ["aws:ec2/securityGroup:SecurityGroup", /^sg-[0-9a-f]{17}$/],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", /^vpce-[0-9a-f]{17}$/],
    ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", /^sgr-[0-9a-f]{17}$/],
    ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", /^sgr-[0-9a-f]{17}$/],
  ] as const) {
    it(`gives ${type} an id in AWS's format, and an ARN that ends in it`, async () => {
      const { id, arn } = await answerTo(type);
      assert.match(String(id), form);
      assert.ok(String(arn).startsWith(`arn:aws:ec2:eu-west-1:${account}:`));
      assert.ok(String(arn).endsWith(`/${id}`));
    });
  }

  it("gives an endpoint one interface per subnet, and a DNS name in its Region", async () => {
    const { id, networkInterfaceIds, dnsEntries } = await answerTo(
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      (name) =>
        new aws.ec2.VpcEndpoint(name, {
          vpcId: "v",
          serviceName: "com.amazonaws.eu-west-1.execute-api",
          subnetIds: ["a", "b"],
        }),
    );
    assert.ok(Array.isArray(networkInterfaceIds) && Array.isArray(dnsEntries));
    const [first, second, ...more] = networkInterfaceIds.map(String);
    assert.match(String(first), /^eni-[0-9a-f]{17}$/);
    assert.notEqual(first, second);
    assert.deepEqual(more, []);
    assert.match(
      String(dnsEntries[0].dnsName),
      new RegExp(`^${id}-[a-z0-9]{8}\\.execute-api\\.eu-west-1\\.vpce\\.amazonaws\\.com$`),
    );
  });

  for (const [region, zoneIds] of [
    ["eu-west-1", ["euw1-az1", "euw1-az2", "euw1-az3"]],
    ["us-east-1", ["use1-az1", "use1-az2", "use1-az3"]],
    ["ap-northeast-1", ["apne1-az1", "apne1-az2", "apne1-az3"]],
    ["ca-central-1", ["cac1-az1", "cac1-az2", "cac1-az3"]],
  ] as const) {
    it(`returns the zones of ${region} with names and ids`, async () => {
      const { outputs } = await told(() => aws.getAvailabilityZones({ region }));
      assert.deepEqual(outputs["names"], [`${region}a`, `${region}b`, `${region}c`]);
      assert.deepEqual(outputs["zoneIds"], zoneIds);
    });
  }

  it("excludes zones by name and by id", async () => {
    const { outputs } = await told(() =>
      aws.getAvailabilityZones({ excludeNames: ["eu-west-1c"], excludeZoneIds: ["euw1-az1"] }),
    );
    assert.deepEqual(outputs["names"], ["eu-west-1b"]);
    assert.deepEqual(outputs["zoneIds"], ["euw1-az2"]);
  });

  it("returns a prefix list by name only", async () => {
    const name = "com.amazonaws.global.cloudfront.origin-facing";
    const { outputs } = await told(() => aws.ec2.getManagedPrefixList({ name }));
    assert.match(String(outputs["id"]), /^pl-[0-9a-f]{8}$/);
    assert.equal(outputs["arn"], `arn:aws:ec2:eu-west-1:aws:prefix-list/${outputs["id"]}`);
    await assert.rejects(
      told(() => aws.ec2.getManagedPrefixList({ id: "pl-1" })),
      /must have a name of a simulated list/,
    );
  });
});

describe("lb", () => {
  it("starts the DNS name of an internal load balancer with internal-, in its Region", async () => {
    const { name, arn, arnSuffix, dnsName } = await answerTo(
      "aws:lb/loadBalancer:LoadBalancer",
      (each) => new aws.lb.LoadBalancer(each, { internal: true }),
    );
    assert.match(
      String(dnsName),
      new RegExp(`^internal-${name}-\\d{10}\\.eu-west-1\\.elb\\.amazonaws\\.com$`),
    );
    assert.equal(
      arn,
      `arn:aws:elasticloadbalancing:eu-west-1:${account}:loadbalancer/${arnSuffix}`,
    );
  });

  it("derives a listener's ARN from its load balancer", async () => {
    const graph = await record(testStack, async () => {
      const { arn } = new aws.lb.LoadBalancer("front");
      new aws.lb.Listener("one", { loadBalancerArn: arn, defaultActions: [] });
    });
    const balancer = find(graph, "aws:lb/loadBalancer:LoadBalancer", "front").id;
    const listener = find(graph, "aws:lb/listener:Listener", "one").id;
    assert.ok(listener.startsWith(`${balancer.replace(":loadbalancer/", ":listener/")}/`));
  });

  it("adds the defaults of a health check", async () => {
    const { healthCheck } = await answerTo(
      "aws:lb/targetGroup:TargetGroup",
      (name) => new aws.lb.TargetGroup(name, { healthCheck: { matcher: "200,403" } }),
    );
    assert.deepEqual(healthCheck, {
      enabled: true,
      healthyThreshold: 5,
      interval: 30,
      matcher: "200,403",
      path: "/",
      port: "traffic-port",
      protocol: "HTTP",
      timeout: 5,
      unhealthyThreshold: 2,
    });
  });
});

describe("apigateway", () => {
  it("uses one API id in the names of the API, its stage and its execution ARN", async () => {
    const graph = await record(testStack, async () => {
      const { id } = new aws.apigateway.RestApi("api");
      new aws.apigateway.Stage("stage", { restApi: id, deployment: "d", stageName: "live" });
    });
    const { id, outputs } = find(graph, "aws:apigateway/restApi:RestApi", "api");
    const stage = find(graph, "aws:apigateway/stage:Stage", "stage").outputs;
    const executionArn = `arn:aws:execute-api:eu-west-1:${account}:${id}`;
    assert.match(id, /^[a-z0-9]{10}$/);
    assert.equal(outputs["executionArn"], executionArn);
    assert.equal(stage["executionArn"], `${executionArn}/live`);
    assert.equal(stage["invokeUrl"], `https://${id}.execute-api.eu-west-1.amazonaws.com/live`);
  });
});

describe("cloudfront", () => {
  it("gives a VPC origin an id in CloudFront's format", async () => {
    const { id, arn } = await answerTo("aws:cloudfront/vpcOrigin:VpcOrigin");
    assert.match(String(id), /^vo_[A-Za-z0-9]{22}$/);
    assert.equal(arn, `arn:aws:cloudfront::${account}:vpcorigin/${id}`);
  });
});

describe("wafv2", () => {
  for (const [scope, place] of [
    ["CLOUDFRONT", "global"],
    ["REGIONAL", "regional"],
  ] as const) {
    it(`puts a web ACL of scope ${scope} in ${place}`, async () => {
      const { id, name, arn } = await answerTo(
        "aws:wafv2/webAcl:WebAcl",
        (each) =>
          new aws.wafv2.WebAcl(each, {
            scope,
            defaultAction: { allow: {} },
            visibilityConfig: {
              cloudwatchMetricsEnabled: false,
              metricName: "m",
              sampledRequestsEnabled: false,
            },
          }),
      );
      assert.equal(arn, `arn:aws:wafv2:eu-west-1:${account}:${place}/webacl/${name}/${id}`);
    });
  }
});

describe("private answers", () => {
  it("are the same in every run", async () => {
    const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
    assert.deepEqual(await answerTo(type), await answerTo(type));
  });
});
