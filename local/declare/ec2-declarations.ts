/**
 * The outputs of EC2 resources, and what EC2 returns about a Region.
 *
 * @module
 */
import type { Properties } from "../program/graph.ts";
import type { Answer, DeclaredResource, Question, Service } from "./declaration.ts";
import { alphabets, digest } from "./digest.ts";

/** Flow logs, security groups and their rules, interface endpoints, zones, prefix lists. */
export const ec2: Service = {
  resources: {
    "aws:ec2/flowLog:FlowLog": flowLog,
    "aws:ec2/securityGroup:SecurityGroup": securityGroup,
    "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
  },
  questions: {
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": managedPrefixList,
    "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  },
};

function flowLog(resource: DeclaredResource): Answer {
  const id = idOf(resource, "fl");
  return { id, arn: arnOf(resource, `vpc-flow-log/${id}`), logDestinationType: "cloud-watch-logs" };
}

function securityGroup(resource: DeclaredResource): Answer {
  const id = idOf(resource, "sg");
  return {
    id,
    arn: arnOf(resource, `security-group/${id}`),
    name: resource.text("name") ?? resource.physicalName({ max: 255 }),
    namePrefix: "",
    description: "Managed by Pulumi",
    ownerId: resource.accountId,
    // Rules that are resources of their own do not show here.
    egress: [],
    ingress: [],
  };
}

function rule(resource: DeclaredResource): Answer {
  const id = idOf(resource, "sgr");
  return { id, arn: arnOf(resource, `security-group-rule/${id}`), securityGroupRuleId: id };
}

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
function vpcEndpoint(resource: DeclaredResource): Answer {
  const id = idOf(resource, "vpce");
  const { region } = resource;
  const subnets = resource.inputs["subnetIds"];
  const subnetIds = Array.isArray(subnets) ? subnets : [];
  const service = (resource.text("serviceName") ?? "").split(".").at(-1) ?? "";
  const dnsName = `${id}-${resource.hash(8, alphabets.lower, "dns")}.${service}.${region}.vpce.amazonaws.com`;
  return {
    id,
    arn: arnOf(resource, `vpc-endpoint/${id}`),
    // One interface a subnet.
    networkInterfaceIds: subnetIds.map(
      (_, index) => `eni-${resource.hash(17, alphabets.hex, `eni-${index}`)}`,
    ),
    // The zone is AWS's own, one a service; which one is of no account here.
    dnsEntries: [{ dnsName, hostedZoneId: `Z${resource.hash(13, alphabets.upper, "zone")}` }],
    dnsOptions: { dnsRecordIpType: "ipv4", privateDnsOnlyForInboundResolverEndpoint: false },
    subnetConfigurations: [],
    subnetIds,
    cidrBlocks: [],
    routeTableIds: [],
    securityGroupIds: [],
    ipAddressType: "ipv4",
    ownerId: resource.accountId,
    // What an endpoint has that is given none: everything may pass.
    policy: JSON.stringify({
      Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
    }),
    prefixListId: "",
    privateDnsEnabled: false,
    requesterManaged: false,
    serviceRegion: region,
    state: "available",
  };
}

/**
 * Prefix lists of AWS's own, by name. Their addresses are not known here.
 *
 * @throws {Error} for a question by id or by filter.
 */
function managedPrefixList({ args, region }: Question): Properties {
  const name = args["name"];
  if (typeof name !== "string") {
    throw new Error("getManagedPrefixList must have a name of a simulated list");
  }
  const id = `pl-${digest(`${region}\0${name}`, 8)}`;
  return {
    id,
    name,
    region,
    arn: `arn:aws:ec2:${region}:aws:prefix-list/${id}`,
    addressFamily: "IPv4",
    ownerId: "AWS",
    entries: [],
    // What CloudFront's own list counts in a security group.
    maxEntries: 55,
    tags: {},
    version: 1,
  };
}

/** How many zones a Region has; some have more. */
const zoneCount = 3;

/**
 * The first zones of a Region. Which name is which id differs from account to account; in this one they go
 * in the same order.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
 */
function availabilityZones({ args, region }: Question): Properties {
  const zones = Array.from({ length: zoneCount }, (_, index) => ({
    name: `${region}${alphabets.letters.charAt(index)}`,
    zoneId: `${shortNameOf(region)}-az${index + 1}`,
  })).filter(
    ({ name, zoneId }) =>
      !includes(args["excludeNames"], name) && !includes(args["excludeZoneIds"], zoneId),
  );
  return {
    id: region,
    region,
    names: zones.map(({ name }) => name),
    zoneIds: zones.map(({ zoneId }) => zoneId),
    groupNames: [region],
  };
}

/** `euw1` for `eu-west-1`, `apne1` for `ap-northeast-1`. */
function shortNameOf(region: string): string {
  const [area = "", ...rest] = region.split("-");
  const number = rest.at(-1) ?? "";
  const directions = rest.slice(0, -1).join("-");
  return `${area}${directions.replaceAll(/(north|south|central|gov|east|west)-?/g, (word) => word.charAt(0))}${number}`;
}

function includes(list: unknown, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}

/** A prefix and 17 hexadecimal digits. */
function idOf(resource: DeclaredResource, prefix: string): string {
  return `${prefix}-${resource.hash(17, alphabets.hex, prefix)}`;
}

function arnOf({ region, accountId }: DeclaredResource, rest: string): string {
  return `arn:aws:ec2:${region}:${accountId}:${rest}`;
}
