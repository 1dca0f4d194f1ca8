/**
 * A VPC that accepts connections from CloudFront only.
 *
 * @module
 */

import { getManagedPrefixListOutput } from "@pulumi/aws/ec2/getManagedPrefixList.js";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones.js";
import { SecurityGroupEgressRule } from "@pulumi/aws/vpc/securityGroupEgressRule.js";
import { SecurityGroupIngressRule } from "@pulumi/aws/vpc/securityGroupIngressRule.js";
import { Vpc } from "@pulumi/awsx/ec2/vpc.js";
import * as pulumi from "@pulumi/pulumi";
import { originFacingPrefixList, zonesWithoutVpcOrigins } from "../aws/cloudfront-regions.ts";
import { refuse, regionProblem } from "./refuse.ts";

/**
 * The VPC is not connected to any other, so its addresses may overlap with theirs. One half for each zone; the endpoint has
 * the same offset in each. AWS reserves the first four addresses of a subnet.
 */
const cidrBlock = "10.0.0.0/24";
const halves = [
  { cidrBlock: "10.0.0.0/25", endpointAddress: "10.0.0.10" },
  { cidrBlock: "10.0.0.128/25", endpointAddress: "10.0.0.138" },
] as const;

/** Addresses of the endpoint, one in each zone: the targets of the load balancer. */
export const endpointAddresses: readonly string[] = halves.map((half) => half.endpointAddress);

/** Names of two Availability Zones of a Region. */
export type ZonePair = readonly [string, string];

/**
 * Returns the first two zones of a Region, by name, that support VPC origins. Await it in the program, since the zones have
 * to be known when the network is declared.
 *
 * @throws {Error} when the Region has fewer than two such zones.
 */
export async function vpcOriginZones(
  region: string,
  opts?: pulumi.InvokeOptions,
): Promise<ZonePair> {
  const { names } = await getAvailabilityZones(
    {
      region,
      state: "available",
      excludeZoneIds: [...zonesWithoutVpcOrigins.value],
      // Neither Local Zones nor Wavelength Zones.
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

/** Arguments of a {@link PrivateNetwork}. */
export interface PrivateNetworkArgs {
  /** AWS Region. */
  readonly region: string;
  /** Two different zones, from {@link vpcOriginZones}. A change replaces the network. */
  readonly availabilityZoneNames: ZonePair;
  /** Port of the load balancer: 443 for HTTPS, 80 for HTTP. */
  readonly port: 80 | 443;
}

/**
 * Two isolated subnets, an `execute-api` interface endpoint in both, and two security groups that allow CloudFront to
 * connect to the load balancer, and the load balancer to the endpoint, on one port each.
 */
export class PrivateNetwork extends pulumi.ComponentResource {
  /** The VPC. A VPC origin needs its internet gateway, to which there is no route. */
  readonly network: Vpc;
  /** Ids of the subnets, in the order of the zones. */
  readonly subnetIds: pulumi.Output<string[]>;
  /** The interface endpoint, with the addresses {@link endpointAddresses}. */
  readonly endpoint: VpcEndpoint;
  /** Id of the load balancer's security group. */
  readonly balancerGroupId: pulumi.Output<string>;

  /** @throws {pulumi.ResourceError} when `region` is invalid, or the two zones are the same. */
  constructor(name: string, args: PrivateNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:private:PrivateNetwork", name, {}, opts);
    const { region, availabilityZoneNames, port } = args;
    const child = { parent: this };
    refuse(this, [
      regionProblem("region", region),
      new Set(availabilityZoneNames).size === 2
        ? undefined
        : `availabilityZoneNames must be two different zones, got ${JSON.stringify(availabilityZoneNames)}`,
    ]);

    // AWSX attaches an internet gateway to every VPC, which VPC origins require.
    this.network = new Vpc(
      `${name}-vpc`,
      {
        region,
        cidrBlock,
        availabilityZoneNames: [...availabilityZoneNames],
        subnetStrategy: "Exact",
        subnetSpecs: [{ type: "Isolated", cidrBlocks: halves.map((half) => half.cidrBlock) }],
        natGateways: { strategy: "None" },
        // Nothing in the VPC resolves names.
        enableDnsHostnames: false,
      },
      child,
    );
    const { vpcId, isolatedSubnetIds } = this.network;
    const group = (role: string, description: string) =>
      // Without rules it allows nothing: the provider removes AWS's default egress rule.
      new SecurityGroup(`${name}-${role}`, { region, vpcId, description }, child);
    const balancer = group("balancer", "Load balancer: from CloudFront, to the endpoint");
    const endpoint = group("endpoint", "Endpoint of private APIs: from the load balancer");

    const tcp = (onPort: number) => ({ ipProtocol: "tcp", fromPort: onPort, toPort: onPort });
    new SecurityGroupIngressRule(
      `${name}-from-cloudfront`,
      {
        region,
        securityGroupId: balancer.id,
        prefixListId: getManagedPrefixListOutput(
          { region, name: originFacingPrefixList.value },
          child,
        ).id,
        ...tcp(port),
      },
      child,
    );
    const exit = new SecurityGroupEgressRule(
      `${name}-to-endpoint`,
      {
        region,
        securityGroupId: balancer.id,
        referencedSecurityGroupId: endpoint.id,
        ...tcp(443),
      },
      child,
    );
    const entry = new SecurityGroupIngressRule(
      `${name}-from-balancer`,
      {
        region,
        securityGroupId: endpoint.id,
        referencedSecurityGroupId: balancer.id,
        ...tcp(443),
      },
      child,
    );
    this.endpoint = new VpcEndpoint(
      `${name}-execute-api`,
      {
        region,
        vpcId,
        serviceName: `com.amazonaws.${region}.execute-api`,
        vpcEndpointType: "Interface",
        // Private DNS would override the names of all APIs of the Region, also of public ones.
        privateDnsEnabled: false,
        subnetIds: isolatedSubnetIds,
        subnetConfigurations: isolatedSubnetIds.apply((ids) =>
          // AWSX returns the subnets in the order of the zones. Mocks may return none.
          (ids ?? []).map((subnetId, index) => ({ subnetId, ...addressOf(index) })),
        ),
        securityGroupIds: [endpoint.id],
        // The API's resource policy decides who may invoke it.
      },
      // Two endpoints cannot have the same address.
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
