import { checkEach, report } from "../../property-check.ts";
import { vpcOrigins } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { isInside, type Stack } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

const networkType = "aws:ec2/vpc:Vpc";

const gatewayTypes = [
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
];

/** Networks of AWSX always have one: none of its inputs leaves it out. */
const networkComponent = "awsx:ec2:Vpc";

export const privateApiInternetGateway = stackRule({
  name: "private-api-internet-gateway",
  statement: "The network of a VPC origin has an internet gateway before the origin is created.",
  why: "CloudFront creates no VPC origin in a network without one, and fails after a quarter of an hour.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(vpcOrigins(stack), ({ origin: on, balancer }) => {
      const before = stack.before(on);
      return checkEach(networksOf(stack, balancer), (network) => {
        const gateways = gatewaysOf(stack, network);
        const names = gateways.map(({ name }) => name).join(" or ");
        return gateways.length === 0
          ? report(
              on,
              "",
              `leads into ${network.name}, which has no internet gateway`,
              `write an InternetGateway for ${network.name}; no route to it is needed`,
            )
          : !gateways.some((gateway) => before.has(gateway)) &&
              report(on, "", `does not wait for ${names}`, `write dependsOn with ${names}`);
      });
    }),
});

/** Networks of this stack whose inputs are all seen. */
function networksOf(stack: Stack, balancer: StackResource): readonly StackResource[] {
  return [...stack.before(balancer)].filter(
    (each) => each.type === networkType && !isInside(each, networkComponent),
  );
}

function gatewaysOf(stack: Stack, network: StackResource): readonly StackResource[] {
  return gatewayTypes.flatMap((type) => stack.pointingAt(network, type, "vpcId"));
}
