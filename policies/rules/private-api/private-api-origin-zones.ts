import { zonesWithoutVpcOrigins } from "../../../aws/cloudfront-regions.ts";
import { checkEach, property } from "../../property-check.ts";
import { vpcOrigins } from "../../reading/load-balancer.ts";
import { sources } from "../../reading/stack.ts";
import { shown } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

const subnetType = "aws:ec2/subnet:Subnet";

/** Names of zones differ from account to account, so only ids are checked; a network of AWSX takes names. */
export const privateApiOriginZones = stackRule({
  name: "private-api-origin-zones",
  statement: "The load balancer of a VPC origin is in zones that have VPC origins.",
  why: "CloudFront creates no VPC origin in other zones, and reports it after a quarter of an hour.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "low",
  settings: {
    without: listSetting("Zones without VPC origins, by id.", zonesWithoutVpcOrigins.value),
  },
  evaluate: (stack, { without }) =>
    checkEach(
      vpcOrigins(stack).flatMap(({ balancer }) => sources(balancer, "subnets", subnetType)),
      property("availabilityZoneId", {
        fits: (zone) => typeof zone !== "string" || !without.includes(zone),
        found: (zone) => `is ${shown(zone)}, which has no VPC origins`,
        write: "write another zone of the Region",
      }),
    ),
});
