/**
 * The resources of an `awsx.ec2.Vpc`, limited to what this program declares: isolated subnets with given ranges.
 *
 * @module
 */
import * as ec2 from "@pulumi/aws/ec2/index.js";
import * as pulumi from "@pulumi/pulumi";

/** What of AWSX's arguments is understood here. Anything else is refused. */
export interface VpcInputs {
  readonly region?: string;
  readonly cidrBlock: string;
  readonly availabilityZoneNames: readonly string[];
  readonly enableDnsHostnames?: boolean;
  readonly natGateways: { readonly strategy: string };
  readonly subnetStrategy: string;
  readonly subnetSpecs: readonly {
    readonly type: string;
    readonly cidrBlocks: readonly string[];
  }[];
}

const understood: readonly string[] = [
  ...["region", "cidrBlock", "availabilityZoneNames", "enableDnsHostnames"],
  ...["natGateways", "subnetStrategy", "subnetSpecs"],
];

/** The network, its internet gateway, and a subnet with a route table for each zone. */
export class Vpc extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly isolatedSubnetIds: pulumi.Output<string>[];

  constructor(name: string, inputs: VpcInputs, opts: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, {}, opts);
    refuseOthers(inputs);
    const child = { parent: this };
    const region = inputs.region === undefined ? {} : { region: inputs.region };
    const network = new ec2.Vpc(
      name,
      {
        ...region,
        cidrBlock: inputs.cidrBlock,
        enableDnsHostnames: inputs.enableDnsHostnames ?? true,
      },
      child,
    );
    const inside = { ...region, vpcId: network.id };
    new ec2.InternetGateway(name, inside, child);
    const [spec] = inputs.subnetSpecs;
    this.vpcId = network.id;
    this.isolatedSubnetIds = (spec?.cidrBlocks ?? []).map((cidrBlock, index) => {
      const subnetName = `${name}-isolated-${index + 1}`;
      const subnet = new ec2.Subnet(
        subnetName,
        {
          ...inside,
          cidrBlock,
          availabilityZone: inputs.availabilityZoneNames[index] ?? "",
        },
        child,
      );
      const routes = new ec2.RouteTable(subnetName, inside, child);
      new ec2.RouteTableAssociation(
        subnetName,
        { ...region, subnetId: subnet.id, routeTableId: routes.id },
        child,
      );
      return subnet.id;
    });
    this.registerOutputs({});
  }
}

function refuseOthers(inputs: VpcInputs): void {
  const foreign = Object.keys(inputs).filter((name) => !understood.includes(name));
  const [spec, ...more] = inputs.subnetSpecs;
  const isPlain =
    inputs.natGateways.strategy === "None" &&
    inputs.subnetStrategy === "Exact" &&
    spec?.type === "Isolated" &&
    more.length === 0 &&
    spec.cidrBlocks.length === inputs.availabilityZoneNames.length;
  if (foreign.length > 0 || !isPlain) {
    throw new Error(
      `the fake AWSX provider supports isolated subnets with given ranges, one per zone, and no NAT gateway, got ${[...foreign, JSON.stringify(inputs)].join(" ")}`,
    );
  }
}
