/**
 * The way to the private API: one way in, one port at each step, addresses that are known beforehand.
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
  it("is two isolated subnets, each a half, without a way out", async () => {
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
    it(`lets CloudFront to the load balancer, and it to the endpoint, and nothing else: ${title}`, async () => {
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

  it("puts the endpoint into both zones at addresses of ours, with private DNS off and no policy", async () => {
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

  it("takes an endpoint away before it makes another: it needs its addresses", async () => {
    const graph = await recordPrivateApi(least);
    const { options } = resource(graph, "VpcEndpoint desk-network-execute-api");
    assert.equal(options.deleteBeforeReplace, true);
  });

  it("closes the way before there is an end to it", async () => {
    const before = waitsFor(await recordPrivateApi(least), "VpcEndpoint desk-network-execute-api");
    assert.ok(before.includes("SecurityGroupIngressRule desk-network-from-balancer"));
    assert.ok(before.includes("SecurityGroupEgressRule desk-network-to-endpoint"));
  });

  it("refuses one zone twice", async () => {
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
      'availabilityZoneNames must be two zones, got ["eu-west-1a","eu-west-1a"]',
    );
  });
});

describe("PrivateFront", () => {
  const front = async (args = least) => {
    const graph = await recordPrivateApi(args);
    const of = (title: string): Properties => resource(graph, title).inputs;
    return { graph, of };
  };

  it("is an internal load balancer in both zones, made when the endpoint has its addresses", async () => {
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

  it("sends to the endpoint's addresses over TLS, and takes its 403 for health", async () => {
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
    it(`listens, and is asked by CloudFront, over ${title}`, async () => {
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

  it("has a VPC origin that is never changed, only made anew, and is given time", async () => {
    const { graph } = await front();
    const { options } = resource(graph, "VpcOrigin desk-front-origin");
    assert.deepEqual(options.replaceOnChanges, ["vpcOriginEndpointConfig"]);
    assert.deepEqual(options.ignoreChanges, ["tags", "tagsAll"]);
    assert.deepEqual(options.customTimeouts, { create: 1200, update: 1200, delete: 1200 });
    const before = waitsFor(graph, "VpcOrigin desk-front-origin");
    // The network brings the internet gateway without which CloudFront refuses.
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
    it(`names two zones of ${home} that VPC origins can be in`, async () => {
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

  it("refuses a Region with one zone left", async () => {
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
