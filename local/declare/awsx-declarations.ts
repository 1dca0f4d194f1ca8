/**
 * What AWSX answers: components that a process of their own would make on AWS. Here only what they give out
 * is known, not what they are made of.
 *
 * @module
 */
import type { Properties } from "../program/graph.ts";
import type { DeclaredResource, Service } from "./declaration.ts";
import { alphabets } from "./digest.ts";

/** Networks. */
export const awsx: Service = {
  resources: {},
  components: {
    "awsx:ec2:Vpc": vpc,
  },
};

/** How many zones a network spans by default. */
const defaultZones = 3;

/**
 * Subnets by their kind, zone by zone; within a zone in the order they are specified. Its internet gateway is
 * always there.
 *
 * @see https://www.pulumi.com/docs/iac/guides/clouds/aws/vpc/
 * @throws {Error} when no subnets are specified: the layout AWSX then chooses is not known here.
 */
function vpc(resource: DeclaredResource): Properties {
  const { subnetSpecs, availabilityZoneNames, numberOfAvailabilityZones } = resource.inputs;
  if (!Array.isArray(subnetSpecs)) {
    throw new Error("subnetSpecs must be given: the subnets AWSX chooses itself are not simulated");
  }
  const zones = Array.isArray(availabilityZoneNames)
    ? availabilityZoneNames.length
    : Number(numberOfAvailabilityZones ?? defaultZones);
  const idsOf = (kind: string): string[] => {
    const specs = subnetSpecs.filter((spec) => String(spec?.type).toLowerCase() === kind);
    return Array.from({ length: zones * specs.length }, (_, index) =>
      idOf(resource, "subnet", `${kind}-${index}`),
    );
  };
  return {
    vpcId: idOf(resource, "vpc", "vpc"),
    publicSubnetIds: idsOf("public"),
    privateSubnetIds: idsOf("private"),
    isolatedSubnetIds: idsOf("isolated"),
  };
}

/** A prefix and 17 hexadecimal digits. */
function idOf(resource: DeclaredResource, prefix: string, salt: string): string {
  return `${prefix}-${resource.hash(17, alphabets.hex, salt)}`;
}
