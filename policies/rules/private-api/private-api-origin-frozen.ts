import { report } from "../../property-check.ts";
import { vpcOriginType } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";

const wanted = ["tags", "tagsAll"];

/** That it is replaced rather than changed, `replaceOnChanges`, is not visible to policies: tests check it. */
export const privateApiOriginFrozen = resourceRule({
  name: "private-api-origin-frozen",
  statement: "VPC origins ignore changes of tags.",
  why: "AWS refuses every change of a VPC origin that a distribution uses, tags included, and the deployment fails.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "medium",
  types: [vpcOriginType],
  evaluate(origin) {
    const missing = wanted.filter((each) => !origin.options.ignoreChanges.includes(each));
    return (
      missing.length > 0 &&
      report(
        origin,
        "ignoreChanges",
        `leaves out ${missing.join(" and ")}`,
        'write ignoreChanges: ["tags", "tagsAll"]',
      )
    );
  },
});
