import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRateWindow } from "../../../rules/waf/waf-rate-window.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

const window = "rules[0].statement.rateBasedStatement.evaluationWindowSec";

describeRule(wafRateWindow, {
  passes: [
    { title: "no override", given: webAcl() },
    { title: "ten minutes", given: webAcl({ [window]: 600 }) },
    { title: "a window that is not known yet", given: webAcl({ [window]: unknown }) },
  ],
  violates: [
    {
      title: "three minutes",
      given: webAcl({ [window]: 180 }),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.evaluationWindowSec is 180; write 60, 120, 300 or 600",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 0, "statement", "rateBasedStatement", "evaluationWindowSec"],
        301,
      ),
    reports: [
      "firewall-acl rules[0].statement.rateBasedStatement.evaluationWindowSec is 301; write 60, 120, 300 or 600",
    ],
  },
});
