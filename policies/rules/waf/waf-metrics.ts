import { pathIn } from "../../reading/resource.ts";
import { isTrue, part, shown, unknown } from "../../reading/value.ts";
import { ruleHolders, rulesIn, webAclRuleType } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafMetrics = resourceRule({
  name: "waf-metrics",
  statement: "A firewall and each of its rules count what they do.",
  why: "A rule that nobody can see working is not known to work.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/monitoring-cloudwatch.html",
  severity: "low",
  level: "advisory",
  anchors: ["WAF.12"],
  types: [...ruleHolders],
  *evaluate(resource) {
    const own = resource.type === webAclRuleType ? [] : [{ at: "", props: resource.props }];
    for (const { at, props } of [...own, ...rulesIn(resource)]) {
      const isOn = part(props["visibilityConfig"], "cloudwatchMetricsEnabled");
      if (isOn !== unknown && !isTrue(isOn)) {
        yield {
          at: pathIn(at, "visibilityConfig.cloudwatchMetricsEnabled"),
          found: `is ${shown(isOn)}`,
          write: "write true",
        };
      }
    }
  },
});
