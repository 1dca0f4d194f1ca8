import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { privateApiOriginZones } from "../../../rules/private-api/private-api-origin-zones.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { balancerType, privateApi } from "../../private-api-sample.ts";

const subnetType = "aws:ec2/subnet:Subnet";

/** A load balancer in a subnet of some zone. */
function inZone(availabilityZoneId: unknown): readonly StackResource[] {
  const subnet = resource(subnetType, { props: { availabilityZoneId } });
  return [subnet, ...privateApi({ balancer: { from: { subnets: [subnet] } } })];
}

const violation =
  'availabilityZoneId is "use1-az3", which has no VPC origins; write another zone of the Region';

describeRule(privateApiOriginZones, {
  passes: [
    { title: "another zone", given: inZone("use1-az1") },
    { title: "not known yet", given: inZone(unknown) },
    { title: "a zone that has them by now", given: inZone("use1-az3"), settings: { without: [] } },
    { title: "a subnet of no VPC origin", given: inZone("use1-az3").slice(0, 1) },
  ],
  violates: [
    {
      title: "a zone without VPC origins",
      given: inZone("use1-az3"),
      reports: [`example-subnet ${violation}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const balancer = draft.node(balancerType);
      const subnet = draft.add(balancer, subnetType, "third-subnet", {
        region: "us-east-1",
        availabilityZoneId: "use1-az3",
      });
      draft.wire(balancer, "subnets", [subnet]);
    },
    reports: [`third-subnet ${violation}`],
  },
});
