import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { ruleGroupType, webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRateCount } from "../../../rules/waf/waf-rate-count.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

/** So many rate rules. */
function rates(count: number) {
  return Array.from({ length: count }, () => ({
    statement: { rateBasedStatement: { limit: 100 } },
  }));
}

const nine = webAcl({ rules: rates(9) });
const one = { statement: { rateBasedStatement: { limit: 100 } } };
const own = (name: string, acl: StackResource) =>
  resource(webAclRuleType, { name, props: one, from: { webAclArn: [acl] } });

describeRule(wafRateCount, {
  passes: [
    { title: "ten", given: webAcl({ rules: rates(10) }) },
    { title: "nine, and one that is a resource", given: [nine, own("tenth", nine)] },
    { title: "four in a group", given: resource(ruleGroupType, { props: { rules: rates(4) } }) },
    { title: "rules that are not known yet", given: webAcl({ rules: unknown }) },
  ],
  violates: [
    {
      title: "eleven",
      given: webAcl({ rules: rates(11) }),
      reports: ["example-webAcl rules has 11 rate rules; leave at most 10"],
    },
    {
      title: "nine, and two that are resources",
      given: [nine, own("tenth", nine), own("eleventh", nine)],
      reports: ["example-webAcl rules has 11 rate rules; leave at most 10"],
    },
    {
      title: "five in a group",
      given: resource(ruleGroupType, { props: { rules: rates(5) } }),
      reports: ["example-ruleGroup rules has 5 rate rules; leave at most 4"],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const acl = draft.node(webAclType);
      for (const index of Array(7).keys()) {
        draft.set(acl, ["rules", 7 + index], {
          name: `rate-${index}`,
          priority: 7 + index,
          action: { block: {} },
          statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: 100 } },
          visibilityConfig: {
            cloudwatchMetricsEnabled: true,
            metricName: `rate-${index}`,
            sampledRequestsEnabled: true,
          },
        });
      }
    },
    reports: ["firewall-acl rules has 11 rate rules; leave at most 10"],
  },
});
