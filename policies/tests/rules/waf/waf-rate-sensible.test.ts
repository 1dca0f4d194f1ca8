import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRateSensible } from "../../../rules/waf/waf-rate-sensible.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

/** A rate rule. */
function rate(limit: unknown, evaluationWindowSec: unknown = undefined) {
  return webAcl({ "rules[0].statement.rateBasedStatement": { limit, evaluationWindowSec } });
}

describeRule(wafRateSensible, {
  passes: [
    { title: "2,000 a minute, over the usual five", given: rate(10_000) },
    { title: "2,000 in one minute", given: rate(2_000, 60) },
    { title: "a limit that is not known yet", given: rate(unknown) },
    { title: "a window that is not known yet", given: rate(10_001, unknown) },
    { title: "more, as configured", settings: { mostPerMinute: 3_000 }, given: rate(15_000) },
  ],
  violates: [
    {
      title: "one more",
      given: rate(10_001),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.limit is 10001 in 300 s; write 10000 at most",
      ],
    },
    {
      title: "one more in one minute",
      given: rate(2_001, 60),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.limit is 2001 in 60 s; write 2000 at most",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 0, "statement", "rateBasedStatement", "limit"],
        1_000_000,
      ),
    reports: [
      "firewall-acl rules[0].statement.rateBasedStatement.limit is 1000000 in 300 s; write 10000 at most",
    ],
  },
});
