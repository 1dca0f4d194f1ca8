import { vpcOrigins } from "../../reading/load-balancer.ts";
import { entries, securityGroupType } from "../../reading/security-group.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const privateApiBalancerCallers = stackRule({
  name: "private-api-balancer-callers",
  statement:
    "The load balancer of a VPC origin lets in CloudFront's prefix list or group, and no addresses.",
  why: "Whoever else reaches the load balancer reaches the private API past CloudFront and its firewall.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    const groups = vpcOrigins(stack)
      .flatMap(({ balancer }) => sources(balancer, "securityGroups"))
      .filter(({ type }) => type === securityGroupType);
    for (const entry of [...new Set(groups)].flatMap((group) => entries(stack, group))) {
      if (entry.kind === "addresses") {
        yield {
          ...entry,
          found: "lets in addresses",
          write: "write the prefix list com.amazonaws.global.cloudfront.origin-facing",
        };
      }
    }
  },
});
