import { unknown } from "../../../reading/value.ts";
import { webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafMetrics } from "../../../rules/waf/waf-metrics.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

const metrics = "visibilityConfig.cloudwatchMetricsEnabled";

describeRule(wafMetrics, {
  passes: [
    { title: "everything counts", given: webAcl() },
    { title: "what is not known yet", given: webAcl({ [metrics]: unknown }) },
    {
      title: "a separate rule",
      given: resource(webAclRuleType, {
        props: { visibilityConfig: { cloudwatchMetricsEnabled: true } },
      }),
    },
  ],
  violates: [
    {
      title: "a web ACL without metrics",
      given: webAcl({ [metrics]: false }),
      reports: ["example-webAcl visibilityConfig.cloudwatchMetricsEnabled is false; write true"],
    },
    {
      title: "a rule that does not",
      given: webAcl({ [`rules[2].${metrics}`]: false }),
      reports: [
        "example-webAcl rules[2].visibilityConfig.cloudwatchMetricsEnabled is false; write true",
      ],
    },
    {
      title: "a separate rule without the setting",
      given: resource(webAclRuleType),
      reports: [
        "example-webAclRule visibilityConfig.cloudwatchMetricsEnabled is nothing; write true",
      ],
    },
    {
      title: "a rule in JSON",
      given: webAcl({
        rules: undefined,
        ruleJson: JSON.stringify([{ VisibilityConfig: { CloudWatchMetricsEnabled: false } }]),
      }),
      reports: [
        "example-webAcl ruleJson[0].visibilityConfig.cloudwatchMetricsEnabled is false; write true",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 4, "visibilityConfig", "cloudwatchMetricsEnabled"],
        false,
      ),
    reports: [
      "firewall-acl rules[4].visibilityConfig.cloudwatchMetricsEnabled is false; write true",
    ],
  },
});
