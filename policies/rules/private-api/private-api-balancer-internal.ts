import { property, turnedOn } from "../../property-check.ts";
import { balancerTypes } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";

/**
 * Deletion protection is not required: a load balancer holds no data, and a VPC origin that is replaced needs it to be
 * deleted. Nor are logs: CloudFront and the API log the same requests.
 */
export const privateApiBalancerInternal = resourceRule({
  name: "private-api-balancer-internal",
  statement: "Load balancers are internal.",
  why: "A load balancer with public addresses can be called past CloudFront and its web ACL.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "high",
  anchors: ["AWS-0053"],
  types: balancerTypes,
  evaluate: property("internal", turnedOn),
});
