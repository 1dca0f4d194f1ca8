import { checkEach, property, turnedOn } from "../../property-check.ts";
import { ruleHolders, rulesIn, webAclRuleType } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

export const wafMetrics = resourceRule({
  name: "waf-metrics",
  statement: "A web ACL and each of its rules publish metrics.",
  why: "Without metrics it is not known whether a rule works.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/monitoring-cloudwatch.html",
  severity: "low",
  level: "advisory",
  anchors: ["WAF.12"],
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(
      [...(resource.type === webAclRuleType ? [] : [resource]), ...rulesIn(resource)],
      property("visibilityConfig.cloudwatchMetricsEnabled", { ...turnedOn, write: "write true" }),
    ),
});
