import { unknown } from "../../../reading/value.ts";
import { ruleGroupType, webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafClientAddress } from "../../../rules/waf/waf-client-address.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

const rate = "rules[0].statement.rateBasedStatement";
const acl = webAcl();
const header = { headerName: "X-Forwarded-For", fallbackBehavior: "MATCH" };
const regional = { scope: "REGIONAL", [`${rate}.aggregateKeyType`]: "FORWARDED_IP" };

describeRule(wafClientAddress, {
  passes: [
    { title: "the connecting address", given: webAcl() },
    { title: "a regional web ACL behind a proxy", given: webAcl(regional) },
    { title: "a scope that is not known yet", given: webAcl({ ...regional, scope: unknown }) },
  ],
  violates: [
    {
      title: "a separate rule",
      given: [
        resource(webAclRuleType, {
          props: { statement: { rateBasedStatement: { aggregateKeyType: "FORWARDED_IP" } } },
          from: { webAclArn: [acl] },
        }),
        acl,
      ],
      reports: [
        'example-webAclRule statement.rateBasedStatement.aggregateKeyType reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
    {
      title: "the address in a header",
      given: webAcl({ [`${rate}.aggregateKeyType`]: "FORWARDED_IP" }),
      reports: [
        'example-webAcl rules[0].statement.rateBasedStatement.aggregateKeyType reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
    {
      title: "a key among others",
      given: webAcl({ [`${rate}.customKeys`]: [{ ip: {} }, { forwardedIp: {} }] }),
      reports: [
        'example-webAcl rules[0].statement.rateBasedStatement.customKeys[1].forwardedIp reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
    {
      title: "a country by the header",
      given: webAcl({
        "rules[0].statement": {
          geoMatchStatement: { countryCodes: ["AQ"], forwardedIpConfig: header },
        },
      }),
      reports: [
        'example-webAcl rules[0].statement.geoMatchStatement.forwardedIpConfig reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
    {
      title: "a set of addresses, by the header and inside another statement",
      given: webAcl({
        "rules[0].statement": {
          notStatement: {
            statements: [
              { ipSetReferenceStatement: { arn: unknown, ipSetForwardedIpConfig: header } },
            ],
          },
        },
      }),
      reports: [
        'example-webAcl rules[0].statement.notStatement.statements[0].ipSetReferenceStatement.ipSetForwardedIpConfig reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
    {
      title: "a set of addresses, in JSON",
      given: webAcl({
        rules: undefined,
        ruleJson: JSON.stringify([
          { Statement: { IPSetReferenceStatement: { ARN: "a", IPSetForwardedIPConfig: header } } },
        ]),
      }),
      reports: [
        'example-webAcl ruleJson[0].statement.ipSetReferenceStatement.ipSetForwardedIpConfig reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
    {
      title: "a group",
      given: resource(ruleGroupType, {
        props: {
          scope: "CLOUDFRONT",
          rules: [{ statement: { rateBasedStatement: { aggregateKeyType: "FORWARDED_IP" } } }],
        },
      }),
      reports: [
        'example-ruleGroup rules[0].statement.rateBasedStatement.aggregateKeyType reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const statement = ["rules", 0, "statement", "rateBasedStatement"];
      const firewall = draft.node(webAclType);
      draft.set(firewall, [...statement, "aggregateKeyType"], "FORWARDED_IP");
      draft.set(firewall, [...statement, "forwardedIpConfig"], header);
    },
    reports: [
      'firewall-acl rules[0].statement.rateBasedStatement.aggregateKeyType reads a viewer\'s address from a header; leave it out: write aggregateKeyType: "IP", or a statement about the address itself',
    ],
  },
});
