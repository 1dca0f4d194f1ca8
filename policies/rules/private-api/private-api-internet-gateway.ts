import { vpcOrigins } from "../../reading/load-balancer.ts";
import type { StackResource } from "../../reading/resource.ts";
import { isInside, type Stack } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

const networkType = "aws:ec2/vpc:Vpc";

const gatewayTypes = [
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
];

/** Networks of AWSX have one, whatever their subnets are: nothing in its inputs can leave it out. */
const networkComponent = "awsx:ec2:Vpc";

export const privateApiInternetGateway = stackRule({
  name: "private-api-internet-gateway",
  statement: "The network of a VPC origin has an internet gateway before the origin is made.",
  why: "CloudFront makes no VPC origin into a network without one, and fails after a quarter of an hour.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const { origin: on, balancer } of vpcOrigins(stack)) {
      const before = stack.before(on);
      for (const network of networksOf(stack, balancer)) {
        const gateways = gatewaysOf(stack, network);
        if (gateways.length === 0) {
          yield {
            on,
            at: "",
            found: `leads into ${network.name}, which has no internet gateway`,
            write: `write an InternetGateway for ${network.name}; no route has to lead to it`,
          };
        } else if (!gateways.some((gateway) => before.has(gateway))) {
          const names = gateways.map(({ name }) => name).join(" or ");
          yield {
            on,
            at: "",
            found: `does not wait for ${names}`,
            write: `write dependsOn with ${names}`,
          };
        }
      }
    }
  },
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
