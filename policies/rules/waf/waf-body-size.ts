import { hasUnknown, list, part } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafBodySize = resourceRule({
  name: "waf-body-size",
  statement: "Requests with a body above 8 KB are not blocked unasked.",
  why: "The common rules block them, an ordinary upload included; so let them count, and limit sizes where they are read.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
  severity: "low",
  level: "advisory",
  types: [...ruleHolders],
  *evaluate(resource) {
    for (const { at, props } of statementsIn(resource, "managedRuleGroupStatement")) {
      const { ruleActionOverrides } = props;
      const isCommon = props["name"] === "AWSManagedRulesCommonRuleSet";
      const isSaid = list(ruleActionOverrides).some(
        (each) => part(each, "name") === "SizeRestrictions_BODY",
      );
      if (isCommon && !isSaid && !hasUnknown(ruleActionOverrides)) {
        yield {
          at: `${at}.ruleActionOverrides`,
          found: "says nothing of SizeRestrictions_BODY",
          write: "write count for it, or the action it shall have",
        };
      }
    }
  },
});
