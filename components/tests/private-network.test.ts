/**
 * `PrivateNetwork` and `PrivateFront`: one path in, one port at each step, fixed addresses.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { record } from "../../local/program/record.ts";
import { testStack } from "../../local/tests/program/test-stack.ts";
import {
  endpointAddresses,
  PrivateNetwork,
  vpcOriginZones,
  type ZonePair,
} from "../private-network.ts";
import { least, most, recordPrivateApi } from "./private-api-recording.ts";
import { recordComponent, refusal, resource, waitsFor } from "./recording.ts";

const region = "eu-west-1";
const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });
const idOf = (graph: Graph, title: string) => resource(graph, title).id;
const vpcOf = (graph: Graph) => resource(graph, "Vpc desk-network-vpc");

describe("PrivateNetwork", () => {
  it("declares two isolated subnets without a NAT gateway", async () => {
    const { inputs } = vpcOf(await recordPrivateApi(least));
    assert.deepEqual(inputs, {
      region,
      cidrBlock: "10.0.0.0/24",
      availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
      subnetStrategy: "Exact",
      subnetSpecs: [{ type: "Isolated", cidrBlocks: ["10.0.0.0/25", "10.0.0.128/25"] }],
      natGateways: { strategy: "None" },
      enableDnsHostnames: false,
    });
  });

  for (const [title, args, port] of [
    ["plain HTTP", least, 80],
    ["HTTPS", most, 443],
  ] as const) {
    it(`allows CloudFront to the load balancer, and that to the endpoint, and nothing else: ${title}`, async () => {
      const graph = await recordPrivateApi(args);
      const balancer = idOf(graph, "SecurityGroup desk-network-balancer");
      const endpoint = idOf(graph, "SecurityGroup desk-network-endpoint");
      const rules = graph.nodes.filter(({ type }) => type.startsWith("aws:vpc/securityGroup"));
      const { prefixListId, ...entry } = resource(
        graph,
        "SecurityGroupIngressRule desk-network-from-cloudfront",
      ).inputs;
      assert.equal(rules.length, 3);
      assert.match(String(prefixListId), /^pl-[0-9a-f]{8}$/);
      assert.deepEqual(entry, { region, securityGroupId: balancer, ...tcp(port) });
      assert.deepEqual(resource(graph, "SecurityGroupEgressRule desk-network-to-endpoint").inputs, {
        region,
        securityGroupId: balancer,
        referencedSecurityGroupId: endpoint,
        ...tcp(443),
      });
      assert.deepEqual(
        resource(graph, "SecurityGroupIngressRule desk-network-from-balancer").inputs,
        { region, securityGroupId: endpoint, referencedSecurityGroupId: balancer, ...tcp(443) },
      );
      for (const role of ["balancer", "endpoint"]) {
        const { ingress, egress } = resource(graph, `SecurityGroup desk-network-${role}`).inputs;
        assert.deepEqual({ ingress, egress }, { ingress: undefined, egress: undefined });
      }
    });
  }

  it("gives the endpoint a fixed address in both zones, without private DNS and policy", async () => {
    const graph = await recordPrivateApi(least);
    const subnetIds = vpcOf(graph).outputs["isolatedSubnetIds"];
    assert.ok(Array.isArray(subnetIds));
    assert.deepEqual(resource(graph, "VpcEndpoint desk-network-execute-api").inputs, {
      region,
      vpcId: vpcOf(graph).outputs["vpcId"],
      serviceName: "com.amazonaws.eu-west-1.execute-api",
      vpcEndpointType: "Interface",
      privateDnsEnabled: false,
      subnetIds,
      subnetConfigurations: [
        { subnetId: subnetIds[0], ipv4: "10.0.0.10" },
        { subnetId: subnetIds[1], ipv4: "10.0.0.138" },
      ],
      securityGroupIds: [idOf(graph, "SecurityGroup desk-network-endpoint")],
    });
    assert.deepEqual(endpointAddresses, ["10.0.0.10", "10.0.0.138"]);
  });

  it("deletes an endpoint before it creates another one with the same addresses", async () => {
    const graph = await recordPrivateApi(least);
    const { options } = resource(graph, "VpcEndpoint desk-network-execute-api");
    assert.equal(options.deleteBeforeReplace, true);
  });

  it("creates the endpoint after the rules of its security groups", async () => {
    const before = waitsFor(await recordPrivateApi(least), "VpcEndpoint desk-network-execute-api");
    assert.ok(before.includes("SecurityGroupIngressRule desk-network-from-balancer"));
    assert.ok(before.includes("SecurityGroupEgressRule desk-network-to-endpoint"));
  });

  it("rejects the same zone twice", async () => {
    const problem = await refusal((provider) => {
      const availabilityZoneNames: ZonePair = ["eu-west-1a", "eu-west-1a"];
      new PrivateNetwork(
        "n",
        { region, availabilityZoneNames, port: 80 },
        { providers: [provider] },
      );
      return undefined;
    });
    assert.equal(
      problem,
      'availabilityZoneNames must be two different zones, got ["eu-west-1a","eu-west-1a"]',
    );
  });
});

describe("PrivateFront", () => {
  const front = async (args = least) => {
    const graph = await recordPrivateApi(args);
    const of = (title: string): Properties => resource(graph, title).inputs;
    return { graph, of };
  };

  it("declares an internal load balancer in both zones, after the endpoint", async () => {
    const { graph, of } = await front();
    assert.deepEqual(of("LoadBalancer desk-front-alb"), {
      region,
      internal: true,
      loadBalancerType: "application",
      subnets: vpcOf(graph).outputs["isolatedSubnetIds"],
      securityGroups: [idOf(graph, "SecurityGroup desk-network-balancer")],
      dropInvalidHeaderFields: true,
    });
    assert.ok(
      waitsFor(graph, "LoadBalancer desk-front-alb").includes(
        "VpcEndpoint desk-network-execute-api",
      ),
    );
  });

  it("forwards to the endpoint's addresses over TLS, and accepts its 403 as healthy", async () => {
    const { graph, of } = await front();
    assert.deepEqual(of("TargetGroup desk-front-targets"), {
      region,
      vpcId: vpcOf(graph).outputs["vpcId"],
      targetType: "ip",
      protocol: "HTTPS",
      port: 443,
      deregistrationDelay: 30,
      healthCheck: { protocol: "HTTPS", path: "/", matcher: "200,403" },
    });
    for (const targetId of endpointAddresses) {
      assert.deepEqual(of(`TargetGroupAttachment desk-front-target-${targetId}`), {
        region,
        targetGroupArn: idOf(graph, "TargetGroup desk-front-targets"),
        targetId,
        port: 443,
      });
    }
  });

  for (const [title, args, listener, policy, suffix] of [
    ["plain HTTP", least, { protocol: "HTTP", port: 80 }, "http-only", "http"],
    [
      "HTTPS with a certificate",
      most,
      {
        protocol: "HTTPS",
        port: 443,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1",
      },
      "https-only",
      "https",
    ],
  ] as const) {
    it(`listens, and is requested by CloudFront, over ${title}`, async () => {
      const { graph, of } = await front(args);
      const balancer = resource(graph, "LoadBalancer desk-front-alb");
      assert.deepEqual(of("Listener desk-front-listener"), {
        region,
        loadBalancerArn: balancer.id,
        ...listener,
        defaultActions: [
          { type: "forward", targetGroupArn: idOf(graph, "TargetGroup desk-front-targets") },
        ],
      });
      assert.deepEqual(of("VpcOrigin desk-front-origin"), {
        vpcOriginEndpointConfig: {
          name: `${balancer.outputs["name"]}-${suffix}`,
          arn: balancer.id,
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: policy,
          originSslProtocols: { items: ["TLSv1.2"], quantity: 1 },
        },
      });
    });
  }

  it("replaces the VPC origin instead of updating it, with a timeout of 30 minutes", async () => {
    const { graph } = await front();
    const { options } = resource(graph, "VpcOrigin desk-front-origin");
    assert.deepEqual(options.replaceOnChanges, ["vpcOriginEndpointConfig"]);
    assert.deepEqual(options.ignoreChanges, ["tags", "tagsAll"]);
    assert.deepEqual(options.customTimeouts, { create: 1800, update: 1800, delete: 1800 });
    const before = waitsFor(graph, "VpcOrigin desk-front-origin");
    // CloudFront requires the internet gateway, which is part of the VPC component.
    assert.ok(before.includes("Vpc desk-network-vpc"), before.join());
    assert.ok(before.includes("Listener desk-front-listener"));
    assert.ok(before.includes("TargetGroupAttachment desk-front-target-10.0.0.138"));
  });
});

describe("vpcOriginZones", () => {
  for (const [home, zones] of [
    ["eu-west-1", ["eu-west-1a", "eu-west-1b"]],
    ["us-east-1", ["us-east-1a", "us-east-1b"]],
    ["us-west-1", ["us-west-1a", "us-west-1c"]],
    ["ap-northeast-1", ["ap-northeast-1a", "ap-northeast-1b"]],
    ["ca-central-1", ["ca-central-1a", "ca-central-1b"]],
  ] as const) {
    it(`returns two zones of ${home} that support VPC origins`, async () => {
      let found: ZonePair | undefined;
      await recordComponent((provider) => ({
        zones: vpcOriginZones(home, { provider }).then((pair) => {
          found = pair;
          return [...pair];
        }),
      }));
      assert.deepEqual(found, zones);
    });
  }

  it("rejects a Region with one such zone", async () => {
    const account = {
      resources: {},
      questions: {
        "aws:index/getAvailabilityZones:getAvailabilityZones": () => ({ names: ["eu-west-1b"] }),
      },
    };
    await assert.rejects(
      record(testStack, async () => void (await vpcOriginZones("eu-west-1")), {
        services: { account },
      }),
      {
        message:
          'eu-west-1 must have two zones for VPC origins, got ["eu-west-1b"]\n  put the private API into another Region',
      },
    );
  });
});
