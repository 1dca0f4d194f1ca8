import { vpcOriginType } from "../../reading/load-balancer.ts";
import { resourceRule } from "../../rule.ts";

const wanted = ["tags", "tagsAll"];

/** That it is made anew rather than changed, `replaceOnChanges`, no engine tells a policy: tests hold that. */
export const privateApiOriginFrozen = resourceRule({
  name: "private-api-origin-frozen",
  statement: "Changes of tags are ignored at VPC origins.",
  why: "AWS refuses every change of one that a distribution uses, tags included, and the deployment stops.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  severity: "medium",
  level: "mandatory",
  types: [vpcOriginType],
  *evaluate({ options: { ignoreChanges } }) {
    const missing = wanted.filter((each) => !ignoreChanges.includes(each));
    if (missing.length > 0) {
      yield {
        at: "ignoreChanges",
        found: `leaves out ${missing.join(" and ")}`,
        write: 'write ignoreChanges: ["tags", "tagsAll"]',
      };
    }
  },
});
