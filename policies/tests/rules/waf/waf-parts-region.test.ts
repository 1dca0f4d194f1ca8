import { unknown } from "../../../reading/value.ts";
import { webAclLogType, webAclRuleType } from "../../../reading/web-acl-reading.ts";
import { wafPartsRegion } from "../../../rules/waf/waf-parts-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

/** A web ACL in us-east-1, with a log and a separate rule in these Regions. */
function apart(log: unknown, rule: unknown, home: unknown = "us-east-1") {
  const acl = webAcl({ region: home });
  return [
    acl,
    resource(webAclLogType, { props: { region: log }, from: { resourceArn: [acl] } }),
    resource(webAclRuleType, { props: { region: rule }, from: { webAclArn: [acl] } }),
  ];
}

describeRule(wafPartsRegion, {
  passes: [
    { title: "one Region", given: apart("us-east-1", "us-east-1") },
    { title: "Regions that are not known yet", given: apart(unknown, unknown) },
    { title: "a home that is not known yet", given: apart("eu-west-1", "us-east-1", unknown) },
    { title: "the log of something else", given: [webAcl(), resource(webAclLogType)] },
  ],
  violates: [
    {
      title: "a log elsewhere",
      given: apart("eu-west-1", "us-east-1"),
      reports: [
        'example-webAclLoggingConfiguration region is "eu-west-1", while example-webAcl is in "us-east-1"; write region: "us-east-1"',
      ],
    },
    {
      title: "a rule where its provider is",
      given: apart("us-east-1", undefined),
      reports: [
        'example-webAclRule region is "eu-west-1", while example-webAcl is in "us-east-1"; write region: "us-east-1"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(webAclLogType), ["region"], "eu-west-1"),
    reports: [
      'firewall-log region is "eu-west-1", while firewall-acl is in "us-east-1"; write region: "us-east-1"',
    ],
  },
});
