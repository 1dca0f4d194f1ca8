import { webAclCapacity } from "../../../aws/waf.ts";
import { checkEach, overCount } from "../../property-check.ts";
import { sources } from "../../reading/stack.ts";
import { number } from "../../reading/value.ts";
import { capacityOf } from "../../reading/web-acl-capacity.ts";
import { partsOf, ruleGroupType, rulesOf, webAclType } from "../../reading/web-acl-reading.ts";
import { integerSetting, stackRule } from "../../rule.ts";

export const wafCapacity = stackRule({
  name: "waf-capacity",
  statement: "A web ACL uses no more capacity than its price includes.",
  why: "Above 1,500 units every million requests costs more, and above 5,000 WAF refuses the web ACL.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/limits.html",
  severity: "low",
  settings: {
    mostUnits: integerSetting(
      "Capacity units of a web ACL; WAF accepts 5,000, and the price includes 1,500.",
      webAclCapacity.value.included,
      { minimum: 1, maximum: webAclCapacity.value.max },
    ),
  },
  evaluate: (stack, { mostUnits }) =>
    checkEach(stack.ofType(webAclType), (on) => {
      const groups = partsOf(stack, on).flatMap((each) =>
        sources(each).filter(({ type }) => type === ruleGroupType),
      );
      const units = [
        ...rulesOf(stack, on).map(capacityOf),
        ...groups.map(({ props }) => number(props["capacity"]) ?? 0),
      ].reduce((sum, each) => sum + each, 0);
      return overCount(on, "rules", units, mostUnits, "capacity units at least");
    }),
});
