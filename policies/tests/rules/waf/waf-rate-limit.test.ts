import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { ruleGroupType, webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRateLimit } from "../../../rules/waf/waf-rate-limit.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { fronted, webAcl } from "../../front-fixtures.ts";

const rate = { rateBasedStatement: { aggregateKeyType: "IP", limit: 100 } };
const without = { "rules[0].statement": { geoMatchStatement: { countryCodes: ["AQ"] } } };

/** A web ACL without a rate rule, and a rule beside it. */
function beside(type: string, props: object) {
  const acl = webAcl(without);
  return fronted(acl, resource(type, { props: { ...props }, from: { webAclArn: [acl] } }));
}

const unread = webAcl({ rules: unknown });
const counting = { action: { count: {} }, statement: rate };
const hidden = fronted(
  unread,
  resource(webAclRuleType, { props: counting, from: { webAclArn: [unread] } }),
);

/** A web ACL that names a group. */
function grouped(...groups: readonly StackResource[]) {
  const acl = webAcl(
    { "rules[0].statement": { ruleGroupReferenceStatement: { arn: unknown } } },
    { from: { rules: groups } },
  );
  return fronted(acl, ...groups);
}

const group = (action: object) =>
  resource(ruleGroupType, { props: { rules: [{ name: "rate", action, statement: rate }] } });

describeRule(wafRateLimit, {
  passes: [
    {
      title: "one with a condition",
      given: fronted(
        webAcl({
          "rules[0].statement.rateBasedStatement.scopeDownStatement": {
            geoMatchStatement: { countryCodes: ["AQ"] },
          },
        }),
      ),
    },
    { title: "one that is not known yet, beside one that counts", given: hidden },
    { title: "a rate rule that blocks", given: fronted(webAcl()) },
    {
      title: "one that challenges",
      given: fronted(webAcl({ "rules[0].action": { challenge: {} } })),
    },
    {
      title: "one in JSON",
      given: fronted(
        webAcl({
          rules: undefined,
          ruleJson: JSON.stringify([
            {
              Name: "rate",
              Action: { Block: {} },
              Statement: { RateBasedStatement: { Limit: 100 } },
            },
          ]),
        }),
      ),
    },
    {
      title: "one that is a resource",
      given: beside(webAclRuleType, { action: { block: {} }, statement: rate }),
    },
    { title: "one in a group", given: grouped(group({ block: {} })) },
    { title: "a group of another stack", given: grouped() },
    { title: "rules that are not known yet", given: fronted(webAcl({ rules: unknown })) },
    { title: "a web ACL of another resource", given: webAcl(without) },
  ],
  violates: [
    {
      title: "none",
      given: fronted(webAcl(without)),
      reports: [
        "example-webAcl rules has no rate-based rule; add a rule with a rateBasedStatement whose action is block",
      ],
    },
    {
      title: "one that counts",
      given: fronted(webAcl({ "rules[0].action": { count: {} } })),
      reports: [
        "example-webAcl rules only counts requests above the limit; add a rule with a rateBasedStatement whose action is block",
      ],
    },
    {
      title: "one that is a resource, and counts",
      given: beside(webAclRuleType, { action: { count: {} }, statement: rate }),
      reports: [
        "example-webAcl rules only counts requests above the limit; add a rule with a rateBasedStatement whose action is block",
      ],
    },
    {
      title: "one in a group, that counts",
      given: grouped(group({ count: {} })),
      reports: [
        "example-webAcl rules only counts requests above the limit; add a rule with a rateBasedStatement whose action is block",
      ],
    },
    {
      title: "JSON without one",
      given: fronted(webAcl({ rules: undefined, ruleJson: "[]" })),
      reports: [
        "example-webAcl rules has no rate-based rule; add a rule with a rateBasedStatement whose action is block",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const acl = draft.node(webAclType);
      for (const index of [0, 1, 2, 3]) {
        draft.set(acl, ["rules", index, "action"], { count: {} });
      }
    },
    reports: [
      "firewall-acl rules only counts requests above the limit; add a rule with a rateBasedStatement whose action is block",
    ],
  },
});
