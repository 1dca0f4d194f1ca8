import { unknown } from "../../../reading/value.ts";
import { webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRuleAction } from "../../../rules/waf/waf-rule-action.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

describeRule(wafRuleAction, {
  passes: [
    { title: "actions, and groups whose actions apply", given: webAcl() },
    {
      title: "actions that are not known yet",
      given: webAcl({ "rules[0].action": unknown, "rules[1].overrideAction": unknown }),
    },
  ],
  violates: [
    {
      title: "no action",
      given: webAcl({ "rules[0].action": undefined }),
      reports: ["example-webAcl rules[0].action is nothing; write action"],
    },
    {
      title: "a group without an override action",
      given: webAcl({ "rules[1].overrideAction": undefined }),
      reports: ["example-webAcl rules[1].overrideAction is nothing; write overrideAction"],
    },
    {
      title: "a group with an action too",
      given: webAcl({ "rules[1].action": { block: {} } }),
      reports: [
        "example-webAcl rules[1].action is present, while the rule is a rule group; leave it out, and write overrideAction",
      ],
    },
    {
      title: "a group's word for a rule",
      given: webAcl({ "rules[0].overrideAction": { none: {} } }),
      reports: [
        "example-webAcl rules[0].overrideAction is present, while the rule is not a rule group; leave it out, and write action",
      ],
    },
    {
      title: "a separate rule without an action",
      given: resource(webAclRuleType, { props: { statement: { geoMatchStatement: {} } } }),
      reports: ["example-webAclRule action is nothing; write action"],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(webAclType), ["rules", 4, "action"], { block: {} }),
    reports: [
      "firewall-acl rules[4].action is present, while the rule is a rule group; leave it out, and write overrideAction",
    ],
  },
});
