import { unknown } from "../../../reading/value.ts";
import { ruleGroupType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafCapacity } from "../../../rules/waf/waf-capacity.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

/** So many matches of an exact path without transformations: two units each. */
function exact(count: number) {
  const statement = {
    byteMatchStatement: {
      positionalConstraint: "EXACTLY",
      textTransformations: [{ type: "NONE" }],
    },
  };
  return { statement: { orStatement: { statements: Array(count).fill(statement) } } };
}

const keyed = {
  statement: {
    rateBasedStatement: {
      customKeys: [{ ip: {} }, { header: {} }],
      scopeDownStatement: {
        byteMatchStatement: {
          positionalConstraint: "CONTAINS",
          textTransformations: [{ type: "URL_DECODE" }, { type: "LOWERCASE" }],
        },
      },
    },
  },
};

/** A web ACL with these rules, and a custom rule group. */
function grouped(capacity: unknown) {
  const group = resource(ruleGroupType, { props: { capacity } });
  return [group, webAcl({}, { from: { rules: [group] } })];
}

describeRule(wafCapacity, {
  passes: [
    { title: "rates and groups", given: webAcl() },
    { title: "1,500 units", given: webAcl({ rules: [exact(750)] }) },
    { title: "a group that fills it up", given: grouped(573) },
    { title: "a group of unknown capacity", given: grouped(unknown) },
    {
      title: "two keys and a search, 92 units",
      settings: { mostUnits: 92 },
      given: webAcl({ rules: [keyed] }),
    },
    { title: "rules that are not known yet", given: webAcl({ rules: unknown }) },
  ],
  violates: [
    {
      title: "1,502 units",
      given: webAcl({ rules: [exact(751)] }),
      reports: ["example-webAcl rules has 1502 capacity units at least; leave at most 1500"],
    },
    {
      title: "a group too large",
      given: grouped(574),
      reports: ["example-webAcl rules has 1501 capacity units at least; leave at most 1500"],
    },
    {
      title: "two keys and a search",
      settings: { mostUnits: 91 },
      given: webAcl({ rules: [keyed] }),
      reports: ["example-webAcl rules has 92 capacity units at least; leave at most 91"],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const acl = draft.node(webAclType);
      const rule = {
        action: { block: {} },
        statement: {
          orStatement: {
            statements: Array(13).fill({
              xssMatchStatement: { fieldToMatch: { body: {} }, textTransformations: [] },
            }),
          },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "scripts",
          sampledRequestsEnabled: true,
        },
      };
      draft.set(acl, ["rules", 7], { name: "scripts", priority: 7, ...rule });
    },
    reports: ["firewall-acl rules has 1535 capacity units at least; leave at most 1500"],
  },
});
