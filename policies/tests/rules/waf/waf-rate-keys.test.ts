import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRateKeys } from "../../../rules/waf/waf-rate-keys.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

/** A rate rule that counts so. */
function counting(aggregateKeyType: string, others: object = {}) {
  return webAcl({
    "rules[0].statement.rateBasedStatement": { limit: 100, aggregateKeyType, ...others },
  });
}

const keys = (count: number) => ({ customKeys: Array(count).fill({ ip: {} }) });

describeRule(wafRateKeys, {
  passes: [
    { title: "by address", given: counting("IP") },
    {
      title: "everything that is meant",
      given: counting("CONSTANT", { scopeDownStatement: { geoMatchStatement: {} } }),
    },
    { title: "five keys", given: counting("CUSTOM_KEYS", keys(5)) },
    {
      title: "keys that are not known yet",
      given: counting("CUSTOM_KEYS", { customKeys: unknown }),
    },
    {
      title: "a header that is named",
      given: counting("FORWARDED_IP", { forwardedIpConfig: { headerName: "X-Forwarded-For" } }),
    },
  ],
  violates: [
    {
      title: "everything",
      given: counting("CONSTANT"),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.scopeDownStatement is nothing, while all requests are counted together; write which requests are counted",
      ],
    },
    {
      title: "no key",
      given: counting("CUSTOM_KEYS"),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.customKeys is nothing; write one to five keys",
      ],
    },
    {
      title: "six keys",
      given: counting("CUSTOM_KEYS", keys(6)),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.customKeys has 6 keys; leave at most 5",
      ],
    },
    {
      title: "a header that is not named",
      given: counting("FORWARDED_IP"),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.forwardedIpConfig is nothing; write headerName and fallbackBehavior",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 0, "statement", "rateBasedStatement", "aggregateKeyType"],
        "CONSTANT",
      ),
    reports: [
      "firewall-acl rules[0].statement.rateBasedStatement.scopeDownStatement is nothing, while all requests are counted together; write which requests are counted",
    ],
  },
});
