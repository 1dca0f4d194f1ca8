import { listenersOf, vpcOrigins } from "../../reading/load-balancer.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const privateApiOriginBalancer = stackRule({
  name: "private-api-origin-balancer",
  statement: "Network load balancers of VPC origins have a security group, and no listener of TLS.",
  why: "CloudFront takes no other network load balancers, and says so after a quarter of an hour.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const { balancer: on } of vpcOrigins(stack)) {
      const { loadBalancerType: kind, securityGroups } = on.props;
      if (kind === "gateway") {
        yield {
          on,
          at: "loadBalancerType",
          found: 'is "gateway"',
          write: 'write "application" or "network"',
        };
      }
      if (kind !== "network") {
        continue;
      }
      if (!isPresent(securityGroups)) {
        yield { on, at: "securityGroups", found: "is nothing", write: "write a security group" };
      }
      for (const listener of listenersOf(stack, on)) {
        if (listener.props["protocol"] === "TLS") {
          yield {
            on: listener,
            at: "protocol",
            found: 'is "TLS"',
            write: 'write protocol: "TCP", and let the target end TLS',
          };
        }
      }
    }
  },
});
