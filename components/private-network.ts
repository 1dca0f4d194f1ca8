/**
 * A network that nothing enters but CloudFront.
 *
 * @module
 */
import * as ec2 from "@pulumi/aws/ec2/index.js";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones.js";
import * as vpc from "@pulumi/aws/vpc/index.js";
import { Vpc } from "@pulumi/awsx/ec2/vpc.js";
import * as pulumi from "@pulumi/pulumi";
import { refuse } from "./refuse.ts";

/**
 * A network of its own, joined to no other, so that its addresses can be those of anybody else. One half a
 * zone; the endpoint takes the same place in each. The first four addresses of a subnet are AWS's.
 */
const cidrBlock = "10.0.0.0/24";
const halves = [
  { cidrBlock: "10.0.0.0/25", endpointAddress: "10.0.0.10" },
  { cidrBlock: "10.0.0.128/25", endpointAddress: "10.0.0.138" },
] as const;

/** Addresses the endpoint has, one a zone: what the load balancer sends to. */
export const endpointAddresses: readonly string[] = halves.map((half) => half.endpointAddress);

/**
 * Zones without VPC origins, by the ids that are the same in every account. Names are not: `us-east-1a` is
 * another zone to each.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
 */
const zonesWithoutVpcOrigins = ["use1-az3", "usw1-az2", "apne1-az3", "cac1-az3"];

/** CloudFront's own addresses towards origins, kept by AWS; 55 of the 60 rules a security group may have. */
const cloudFrontAddresses = "com.amazonaws.global.cloudfront.origin-facing";

/** Two zones of a Region. */
export type ZonePair = readonly [string, string];

/**
 * Asks AWS for the first two zones of a Region, by name, that VPC origins can be in. To be awaited by the
 * program: a network's zones have to be known when it is declared.
 *
 * @throws {Error} when fewer than two are left: then the private API needs another home.
 */
export async function vpcOriginZones(
  region: string,
  opts?: pulumi.InvokeOptions,
): Promise<ZonePair> {
  const { names } = await getAvailabilityZones(
    {
      region,
      state: "available",
      excludeZoneIds: zonesWithoutVpcOrigins,
      // Neither local zones nor those of phone companies.
      filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    },
    opts,
  );
  const [first, second] = [...names].sort();
  if (first === undefined || second === undefined) {
    throw new Error(
      `${region} must have two zones for VPC origins, got ${JSON.stringify(names)}\n  put the private API into another Region`,
    );
  }
  return [first, second];
}

/** What a {@link PrivateNetwork} needs. */
export interface PrivateNetworkArgs {
  /** AWS Region. */
  readonly region: string;
  /** From {@link vpcOriginZones}; changing them makes the network anew. */
  readonly availabilityZoneNames: ZonePair;
  /** Where the load balancer listens. */
  readonly port: 80 | 443;
}

/**
 * Two isolated subnets, the endpoint of private APIs in both, and two security groups: CloudFront to load
 * balancer to endpoint, each on one port, and no other way.
 */
export class PrivateNetwork extends pulumi.ComponentResource {
  /** What has to be there before a VPC origin: its internet gateway, without a route to it. */
  readonly network: Vpc;
  /** In the order of the zones. */
  readonly subnetIds: pulumi.Output<string[]>;
  /** The interface endpoint, once it has its addresses: see {@link endpointAddresses}. */
  readonly endpoint: ec2.VpcEndpoint;
  readonly balancerGroupId: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when the two zones are one. */
  constructor(name: string, args: PrivateNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:PrivateNetwork", name, {}, opts);
    const { region, availabilityZoneNames, port } = args;
    const child = { parent: this };
    refuse(this, [
      new Set(availabilityZoneNames).size === 2
        ? undefined
        : `availabilityZoneNames must be two zones, got ${JSON.stringify(availabilityZoneNames)}`,
    ]);

    // AWSX attaches an internet gateway whatever the subnets are: the mark that VPC origins look for.
    this.network = new Vpc(
      `${name}-vpc`,
      {
        region,
        cidrBlock,
        availabilityZoneNames: [...availabilityZoneNames],
        subnetStrategy: "Exact",
        subnetSpecs: [{ type: "Isolated", cidrBlocks: halves.map((half) => half.cidrBlock) }],
        natGateways: { strategy: "None" },
        // Nothing in it looks anything up.
        enableDnsHostnames: false,
      },
      child,
    );
    const { vpcId, isolatedSubnetIds } = this.network;
    const group = (role: string, description: string) =>
      // Without rules of its own nothing goes in or out: the provider takes AWS's open exit away.
      new ec2.SecurityGroup(`${name}-${role}`, { region, vpcId, description }, child);
    const balancer = group("balancer", "Load balancer: from CloudFront, to the endpoint");
    const endpoint = group("endpoint", "Endpoint of private APIs: from the load balancer");

    const tcp = (onPort: number) => ({ ipProtocol: "tcp", fromPort: onPort, toPort: onPort });
    new vpc.SecurityGroupIngressRule(
      `${name}-from-cloudfront`,
      {
        region,
        securityGroupId: balancer.id,
        prefixListId: ec2.getManagedPrefixListOutput({ region, name: cloudFrontAddresses }, child)
          .id,
        ...tcp(port),
      },
      child,
    );
    const exit = new vpc.SecurityGroupEgressRule(
      `${name}-to-endpoint`,
      {
        region,
        securityGroupId: balancer.id,
        referencedSecurityGroupId: endpoint.id,
        ...tcp(443),
      },
      child,
    );
    const entry = new vpc.SecurityGroupIngressRule(
      `${name}-from-balancer`,
      {
        region,
        securityGroupId: endpoint.id,
        referencedSecurityGroupId: balancer.id,
        ...tcp(443),
      },
      child,
    );
    this.endpoint = new ec2.VpcEndpoint(
      `${name}-execute-api`,
      {
        region,
        vpcId,
        serviceName: `com.amazonaws.${region}.execute-api`,
        vpcEndpointType: "Interface",
        // On, it would take over the names of every API of the Region, public ones too.
        privateDnsEnabled: false,
        subnetIds: isolatedSubnetIds,
        subnetConfigurations: isolatedSubnetIds.apply((ids) =>
          // AWSX gives the subnets in the order of the zones, and so of the halves.
          ids.map((subnetId, index) => ({ subnetId, ...addressOf(index) })),
        ),
        securityGroupIds: [endpoint.id],
        // No policy of its own: see docs/decisions/private-api.md.
      },
      // An address cannot be in two endpoints.
      { ...child, deleteBeforeReplace: true, dependsOn: [exit, entry] },
    );

    this.subnetIds = isolatedSubnetIds;
    this.balancerGroupId = balancer.id;
    this.registerOutputs({});
  }
}

function addressOf(index: number): { readonly ipv4?: string } {
  const ipv4 = endpointAddresses[index];
  return ipv4 === undefined ? {} : { ipv4 };
}
