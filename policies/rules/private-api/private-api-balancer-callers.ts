import { checkEach, report } from "../../property-check.ts";
import { balancerGroups, entries } from "../../reading/security-group.ts";
import { stackRule } from "../../rule.ts";

export const privateApiBalancerCallers = stackRule({
  name: "private-api-balancer-callers",
  statement:
    "The load balancer of a VPC origin accepts CloudFront's prefix list or security group, and no address ranges.",
  why: "Any other caller of the load balancer reaches the private API past CloudFront and its web ACL.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      balancerGroups(stack).flatMap((group) => entries(stack, group)),
      (entry) =>
        entry.kind === "addresses" &&
        report(
          entry,
          "",
          "allows address ranges",
          "write the prefix list com.amazonaws.global.cloudfront.origin-facing",
        ),
    ),
});
