import { unknown } from "../../../reading/value.ts";
import { webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafPriorities } from "../../../rules/waf/waf-priorities.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

const acl = webAcl();
const own = (priority: unknown, name = "own") =>
  resource(webAclRuleType, { props: { name, priority }, from: { webAclArn: [acl] } });

describeRule(wafPriorities, {
  passes: [
    { title: "each its own", given: [acl, own(9)] },
    { title: "a priority that is not known yet", given: [acl, own(unknown)] },
    { title: "rules of another web ACL", given: [acl, webAcl({}, { name: "other" })] },
  ],
  violates: [
    {
      title: "one twice",
      given: webAcl({ "rules[1].priority": 0 }),
      reports: [
        "example-webAcl rules[1].priority is 0, like another rule's; write a priority of its own",
      ],
    },
    {
      title: "one of a rule that is a resource",
      given: [acl, own(3)],
      reports: [
        "example-webAclRule priority is 3, like another rule's; write a priority of its own",
      ],
    },
    {
      title: "a name twice",
      given: [acl, own(9, "rate")],
      reports: ['example-webAclRule name is "rate", like another rule\'s; write a name of its own'],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(webAclType), ["rules", 5, "priority"], 4),
    reports: [
      "firewall-acl rules[5].priority is 4, like another rule's; write a priority of its own",
    ],
  },
});
