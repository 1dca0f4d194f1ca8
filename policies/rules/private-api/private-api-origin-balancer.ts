import { checkEach, present, property } from "../../property-check.ts";
import { listenersOf, vpcOrigins } from "../../reading/load-balancer.ts";
import { stackRule } from "../../rule.ts";

export const privateApiOriginBalancer = stackRule({
  name: "private-api-origin-balancer",
  statement: "Network load balancers of VPC origins have a security group, and no TLS listener.",
  why: "CloudFront accepts no other network load balancer, and reports it after a quarter of an hour.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      vpcOrigins(stack).map(({ balancer }) => balancer),
      property("loadBalancerType", {
        fits: (kind) => kind !== "gateway",
        write: 'write "application" or "network"',
      }),
      (on) =>
        on.props["loadBalancerType"] === "network" && [
          property("securityGroups", present("write a security group"))(on),
          checkEach(
            listenersOf(stack, on),
            property("protocol", {
              fits: (protocol) => protocol !== "TLS",
              write: 'write protocol: "TCP", and let the target terminate TLS',
            }),
          ),
        ],
    ),
});
