import { unknown } from "../../../reading/value.ts";
import { webAclLogType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafStops } from "../../../rules/waf/waf-stops.ts";
import { describeRule } from "../../describe-rule.ts";
import { fronted, webAcl } from "../../front-fixtures.ts";

const counting = {
  "rules[0].action": { count: {} },
  "rules[1].overrideAction": { count: {} },
  "rules[2].overrideAction": { count: {} },
  "rules[3].overrideAction": { count: {} },
};

describeRule(wafStops, {
  passes: [
    { title: "rules that stop", given: webAcl() },
    {
      title: "one that does",
      given: webAcl({ ...counting, "rules[3].overrideAction": { none: {} } }),
    },
    {
      title: "only rules that allow",
      given: webAcl({ rules: [], defaultAction: { block: {} } }),
    },
    { title: "rules that are not known yet", given: webAcl({ rules: unknown }) },
    { title: "that of a distribution, which other rules check", given: fronted(webAcl(counting)) },
  ],
  violates: [
    {
      title: "all that only count",
      given: webAcl(counting),
      reports: ["example-webAcl rules only count; write a rule that blocks"],
    },
    {
      title: "none",
      given: webAcl({ rules: [] }),
      reports: [
        "example-webAcl rules is nothing, and everything is allowed; write a rule that blocks",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const acl = draft.node(webAclType);
      const second = draft.copy(acl, "second", { name: "touchline-prod-second", rules: [] });
      const log = draft.copy(draft.node(webAclLogType), "second-log");
      draft.wire(log, "resourceArn", [second]);
    },
    reports: ["second rules is nothing, and everything is allowed; write a rule that blocks"],
  },
});
