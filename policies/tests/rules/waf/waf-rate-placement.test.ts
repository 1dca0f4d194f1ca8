import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRatePlacement } from "../../../rules/waf/waf-rate-placement.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

const rate = { rateBasedStatement: { aggregateKeyType: "IP", limit: 100 } };

describeRule(wafRatePlacement, {
  passes: [
    { title: "by itself, and it blocks", given: webAcl() },
    { title: "by itself, and it counts", given: webAcl({ "rules[0].action": { count: {} } }) },
    {
      title: "with conditions inside",
      given: webAcl({
        "rules[0].statement.rateBasedStatement.scopeDownStatement": {
          notStatement: { statements: [{ geoMatchStatement: { countryCodes: ["AQ"] } }] },
        },
      }),
    },
  ],
  violates: [
    {
      title: "inside another statement",
      given: webAcl({
        "rules[0].statement": { andStatement: { statements: [{ geoMatchStatement: {} }, rate] } },
      }),
      reports: [
        "example-webAcl rules[0].statement.andStatement.statements[1].rateBasedStatement is inside another statement; write it as the rule's statement, and the others as its scopeDownStatement",
      ],
    },
    {
      title: "deep inside, in JSON",
      given: webAcl({
        rules: undefined,
        ruleJson: JSON.stringify([
          {
            Action: { Block: {} },
            Statement: {
              OrStatement: {
                Statements: [
                  { NotStatement: { Statement: { RateBasedStatement: { Limit: 100 } } } },
                ],
              },
            },
          },
        ]),
      }),
      reports: [
        "example-webAcl ruleJson[0].statement.orStatement.statements[0].notStatement.statement.rateBasedStatement is inside another statement; write it as the rule's statement, and the others as its scopeDownStatement",
      ],
    },
    {
      title: "a rule that allows",
      given: webAcl({ "rules[0].action": { allow: {} } }),
      reports: [
        "example-webAcl rules[0].action is allow, of a rate rule; write block, challenge, captcha or count",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(webAclType), ["rules", 1, "action"], { allow: {} }),
    reports: [
      "firewall-acl rules[1].action is allow, of a rate rule; write block, challenge, captcha or count",
    ],
  },
});
