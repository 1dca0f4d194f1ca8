import { checkEach, property } from "../../property-check.ts";
import { hasUnknown, list, part } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

export const wafBodySize = resourceRule({
  name: "waf-body-size",
  statement: "Requests with a body above 8 KB are not blocked by default.",
  why: "The common rule set blocks them, ordinary uploads included; count them instead, and limit sizes where bodies are read.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
  severity: "low",
  level: "advisory",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(
      statementsIn(resource, "managedRuleGroupStatement").filter(
        ({ props }) => props["name"] === "AWSManagedRulesCommonRuleSet",
      ),
      property("ruleActionOverrides", {
        fits: (overrides) =>
          hasUnknown(overrides) ||
          list(overrides).some((each) => part(each, "name") === "SizeRestrictions_BODY"),
        found: "does not mention SizeRestrictions_BODY",
        write: "write count for it, or another action",
      }),
    ),
});
