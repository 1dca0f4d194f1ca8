import { zonesWithoutVpcOrigins } from "../../../aws/cloudfront-regions.ts";
import { vpcOrigins } from "../../reading/load-balancer.ts";
import { sources } from "../../reading/stack.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

const subnetType = "aws:ec2/subnet:Subnet";

/** Names of zones differ from account to account, so only ids are judged; a network of AWSX takes names. */
export const privateApiOriginZones = stackRule({
  name: "private-api-origin-zones",
  statement: "The load balancer of a VPC origin is in zones that have VPC origins.",
  why: "CloudFront makes none into the others, and says so after a quarter of an hour.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "low",
  level: "mandatory",
  settings: {
    without: listSetting("Zones without VPC origins, by id.", zonesWithoutVpcOrigins.value),
  },
  *evaluate(stack, { without }) {
    for (const { balancer } of vpcOrigins(stack)) {
      for (const on of sources(balancer, "subnets")) {
        const zone = text(on.props["availabilityZoneId"]);
        if (on.type === subnetType && zone !== undefined && without.includes(zone)) {
          yield {
            on,
            at: "availabilityZoneId",
            found: `is ${shown(zone)}, which has no VPC origins`,
            write: "write another zone of the Region",
          };
        }
      }
    }
  },
});
