import { originFacingPrefixListWeight } from "../../../aws/cloudfront-regions.ts";
import { maxSecurityGroupRules } from "../../../aws/vpc-limits.ts";
import { checkEach, report } from "../../property-check.ts";
import { balancerGroups, entries } from "../../reading/security-group.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const privateApiPrefixListWeight = stackRule({
  name: "private-api-prefix-list-weight",
  statement: "A security group with CloudFront's prefix list has few other rules.",
  why: "The list counts as 55 of the 60 rules a group may have, and EC2 refuses a rule above the quota.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html",
  severity: "medium",
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
  evaluate: (stack, { maxRules, listWeight }) =>
    checkEach(balancerGroups(stack), (on) => {
      const all = entries(stack, on);
      const separate = all.filter(({ isInline }) => !isInline);
      // After a refresh a group repeats separate rules as inline ones.
      const weight = (separate.length > 0 ? separate : all)
        .map(({ kind }) => (kind === "prefix-list" ? listWeight : 1))
        .reduce((sum, each) => sum + each, 0);
      return (
        weight > maxRules &&
        report(
          on,
          "",
          `counts ${weight} of ${maxRules} rules`,
          "write one rule with the prefix list, and every other into another group",
        )
      );
    }),
});
