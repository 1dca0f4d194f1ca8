import { originFacingPrefixListWeight } from "../../../aws/cloudfront-regions.ts";
import { maxSecurityGroupRules } from "../../../aws/vpc.ts";
import { vpcOrigins } from "../../reading/load-balancer.ts";
import { entries, securityGroupType } from "../../reading/security-group.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const privateApiPrefixListWeight = stackRule({
  name: "private-api-prefix-list-weight",
  statement: "A group that holds CloudFront's prefix list holds little else.",
  why: "The list counts as 55 of the 60 rules a group may have, and EC2 refuses the rule that is too many.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html",
  severity: "medium",
  level: "mandatory",
  settings: {
    maxRules: integerSetting(
      "How many rules of one direction a security group may have.",
      maxSecurityGroupRules.value,
      {
        minimum: 1,
      },
    ),
    listWeight: integerSetting(
      "How many rules CloudFront's prefix list counts as.",
      originFacingPrefixListWeight.value,
      {
        minimum: 1,
      },
    ),
  },
  *evaluate(stack, { maxRules, listWeight }) {
    const groups = vpcOrigins(stack)
      .flatMap(({ balancer }) => sources(balancer, "securityGroups"))
      .filter(({ type }) => type === securityGroupType);
    for (const on of new Set(groups)) {
      const all = entries(stack, on);
      const own = all.filter(({ isInline }) => !isInline);
      // After a refresh a group repeats rules of their own as inline ones.
      const counted = own.length > 0 ? own : all;
      const weights = counted.map(({ kind }) => (kind === "prefix-list" ? listWeight : 1));
      const weight = weights.reduce((sum, each) => sum + each, 0);
      if (weight > maxRules) {
        yield {
          on,
          at: "",
          found: `counts ${weight} of ${maxRules} rules`,
          write: "write one rule with the prefix list, and every other into another group",
        };
      }
    }
  },
});
