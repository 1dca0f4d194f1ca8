import { checkEach, report } from "../../property-check.ts";
import { isKnown, part } from "../../reading/value.ts";
import {
  frontAcls,
  hasUnknownRules,
  onlyCounts,
  partsOf,
  rulesOf,
  webAclType,
} from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafStops = stackRule({
  name: "waf-stops",
  statement: "A web ACL blocks something.",
  why: "One that only counts costs as much, and protects nothing.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html",
  severity: "medium",
  evaluate(stack) {
    // For those that distributions name, other rules require more.
    const front = frontAcls(stack);
    return checkEach(
      stack
        .ofType(webAclType)
        .filter((acl) => !front.includes(acl) && !partsOf(stack, acl).some(hasUnknownRules)),
      (on) => {
        const rules = rulesOf(stack, on);
        return (
          isKnown(part(on.props["defaultAction"], "allow")) &&
          rules.every(onlyCounts) &&
          report(
            on,
            "rules",
            rules.length === 0 ? "is nothing, and everything is allowed" : "only count",
            "write a rule that blocks",
          )
        );
      },
    );
  },
});
