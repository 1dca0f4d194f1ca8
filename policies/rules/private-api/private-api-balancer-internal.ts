import { balancerTypes } from "../../reading/load-balancer.ts";
import { isTrue, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/**
 * Deletion protection is not asked for: a load balancer holds nothing, and a VPC origin that is made anew needs
 * it to go. Nor are logs: CloudFront and the API log the same requests on either side of it.
 */
export const privateApiBalancerInternal = resourceRule({
  name: "private-api-balancer-internal",
  statement: "Load balancers are internal.",
  why: "One with public addresses can be asked past CloudFront and its firewall.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  level: "mandatory",
  anchors: ["AWS-0053"],
  types: balancerTypes,
  *evaluate({ props: { internal } }) {
    if (internal !== unknown && !isTrue(internal)) {
      yield { at: "internal", found: `is ${shown(internal)}`, write: "write internal: true" };
    }
  },
});
